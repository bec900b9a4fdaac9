import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  ARRIVED,
  TEST,
  openGate,
  rejectsAtOnceWith,
  rejectsWith,
  sharedCounters,
  submit,
  until,
  valueOf,
} from './support/outcomes.js';
import { cleanUp, createPool, threads, turns } from './support/pools.js';

/** After close() has fulfilled: nothing is left, and nothing comes back. */
async function assertNoThreads(pool) {
  const why =
    'A thread that is left over keeps the process from ending; the orchestrator then kills it, and what else was running with it.';
  await turns();
  assert.equal(threads.alive, 0, `close() has fulfilled and ${threads.alive} threads are alive. ${why}`);
  assert.equal(pool.getStats().threads, 0, 'close() has fulfilled, so getStats().threads must be 0.');
}

describe('shutdown', () => {
  afterEach(cleanUp);

  it('finishes what it accepted, then ends its threads', TEST, async () => {
    const pool = createPool({ size: 2 });
    const counters = sharedCounters();
    const why = 'On every deploy, what is cut off here is a request that a user sees fail.';

    const accepted = Array.from({ length: 4 }, () => submit(pool, 'hold', { counters }));
    await until(() => Atomics.load(counters, ARRIVED) === 2, 'two tasks running in a pool of 2', accepted);
    const closing = pool.close();
    openGate(counters);
    await valueOf(Promise.all(accepted), 'the running and the waiting tasks all end well', why);
    await valueOf(closing, 'close() fulfils when all is done', 'Whoever waits for close() waits for ever.');
    await assertNoThreads(pool);
  });

  it('closes a pool that has nothing to do', TEST, async () => {
    const why = 'The end of every test suite and of every quiet service is such a close().';

    const unused = createPool({ size: 2 });
    await valueOf(unused.close(), 'close() of a pool that never ran a task fulfils', why);
    const idle = createPool({ size: 2 });
    await valueOf(submit(idle, 'whoami'), 'a result', why);
    await valueOf(idle.close(), 'close() of an idle pool fulfils', why);
    await assertNoThreads(idle);
  });

  it('takes no task after close', TEST, async () => {
    const pool = createPool({ size: 1 });
    const counters = sharedCounters();
    const why = 'A pool that still takes work while it shuts down never empties under traffic.';

    const running = submit(pool, 'hold', { counters });
    const closing = pool.close();
    await rejectsAtOnceWith('ERR_POOL_CLOSED', submit(pool, 'whoami'), 'a rejection while the pool is closing', why);
    openGate(counters);
    await valueOf(running, 'the task that was accepted before ends well', why);
    await valueOf(closing, 'close() fulfils', why);
    await rejectsAtOnceWith('ERR_POOL_CLOSED', submit(pool, 'whoami'), 'a rejection after the pool has closed', why);
  });

  it('finishes what it accepted even if a thread dies on the way', TEST, async () => {
    const pool = createPool({ size: 1 });
    const why =
      'Threads die during a shutdown as at any other time. The tasks behind the dead one were accepted, and nobody else will run them.';

    const crashing = submit(pool, 'crash', { message: 'during close' });
    const behind = submit(pool, 'whoami');
    const closing = pool.close();
    await rejectsWith('ERR_WORKER_CRASHED', crashing, 'a rejection of the task that crashed', why);
    await valueOf(behind, 'the task behind it still runs', why);
    await valueOf(closing, 'close() fulfils', why);
    await assertNoThreads(pool);
  });

  it('fulfils no close() before the last thread is gone', TEST, async () => {
    const pool = createPool({ size: 1 });
    const counters = sharedCounters();
    const why =
      'SIGTERM and the end of the last connection both lead to close(). Whoever calls second may end the process when its promise fulfils.';

    const running = submit(pool, 'hold', { counters });
    await until(() => Atomics.load(counters, ARRIVED) === 1, 'a task running in a pool of 1', [running]);
    const early = [];
    const calls = ['first', 'second'].map((name) => pool.close().then(() => threads.alive > 0 && early.push(name)));
    await turns();
    openGate(counters);
    await valueOf(running, 'the running task ends well', why);
    await valueOf(Promise.all(calls), 'both close() promises fulfil', why);
    assert.deepEqual(
      early,
      [],
      `A close() promise fulfilled while a thread was alive: that of the ${early[0]} call. ${why}`,
    );
  });

  it('stops at once when forced', TEST, async () => {
    const pool = createPool({ size: 2 });
    const counters = sharedCounters();
    const why =
      'This is the last second before the orchestrator kills the process: callers need an error now, not a task that may never end.';

    const jobs = Array.from({ length: 4 }, () => submit(pool, 'hold', { counters }));
    await until(() => Atomics.load(counters, ARRIVED) === 2, 'two tasks running in a pool of 2', jobs);
    const closing = pool.close({ force: true });
    for (const job of jobs) {
      await rejectsAtOnceWith('ERR_POOL_TERMINATED', job, 'a rejection of running and of waiting tasks', why);
    }
    await valueOf(closing, 'close({ force: true }) fulfils', why);
    await assertNoThreads(pool);
  });

  it('lets force cut a graceful close short', TEST, async () => {
    const pool = createPool({ size: 1 });
    const counters = sharedCounters();
    const why =
      'The usual shutdown is: close, and when the grace period is over, force. The second call must win, and whoever awaits the first must hear of the end.';

    const stuck = submit(pool, 'hold', { counters });
    await until(() => Atomics.load(counters, ARRIVED) === 1, 'a task running in a pool of 1', [stuck]);
    const graceful = pool.close();
    const forced = pool.close({ force: true });
    await rejectsAtOnceWith('ERR_POOL_TERMINATED', stuck, 'a rejection of the task that does not end', why);
    await valueOf(Promise.all([graceful, forced]), 'both close() promises fulfil', why);
    await assertNoThreads(pool);
  });
});
