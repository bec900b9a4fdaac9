import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { TEST, openGate, rejectsAtOnceWith, sharedCounters, submit, valueOf } from './support/outcomes.js';
import { cleanUp, createPool } from './support/pools.js';

describe('backpressure', () => {
  afterEach(cleanUp);

  it('turns a task away when maxQueue tasks wait', TEST, async () => {
    const pool = createPool({ size: 1, maxQueue: 2 });
    const counters = sharedCounters();
    const why =
      'When work comes in faster than it is done, a queue without a bound grows until memory ends, and every answer comes too late to be of use.';

    const accepted = Array.from({ length: 3 }, () => submit(pool, 'hold', { counters }));
    const refused = submit(pool, 'whoami');
    await rejectsAtOnceWith('ERR_QUEUE_FULL', refused, 'a rejection, with one task running and two waiting', why);
    assert.equal(pool.getStats().queued, 2, 'A task that was turned away must not stay in the queue.');

    openGate(counters);
    await valueOf(Promise.all(accepted), 'the tasks that were accepted run all the same', why);
  });

  it('accepts tasks again when there is room', TEST, async () => {
    const pool = createPool({ size: 1, maxQueue: 1 });
    const why = 'A bound that counts up and never down turns one busy minute into an outage.';

    for (let round = 1; round <= 3; round++) {
      const counters = sharedCounters();
      const accepted = [submit(pool, 'hold', { counters }), submit(pool, 'ticket', { counters })];
      await rejectsAtOnceWith('ERR_QUEUE_FULL', submit(pool, 'whoami'), `a full queue in round ${round}`, why);
      openGate(counters);
      await valueOf(Promise.all(accepted), `one running and one waiting task in round ${round}`, why);
    }
  });

  it('takes a task without any queue when a thread is free', TEST, async () => {
    const pool = createPool({ size: 2, maxQueue: 0 });
    const counters = sharedCounters();
    const why = 'maxQueue bounds who waits, not who runs. A service that would rather refuse than queue sets it to 0.';

    const running = [submit(pool, 'hold', { counters }), submit(pool, 'hold', { counters })];
    await rejectsAtOnceWith('ERR_QUEUE_FULL', submit(pool, 'whoami'), 'a rejection with both threads busy', why);
    openGate(counters);
    await valueOf(Promise.all(running), 'two tasks that run at once, as two threads are free', why);
  });
});
