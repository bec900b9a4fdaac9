import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { ARRIVED, TEST, openGate, sharedCounters, submit, until, valueOf } from './support/outcomes.js';
import { cleanUp, createPool, figures, threads } from './support/pools.js';

describe('feeding', () => {
  afterEach(cleanUp);

  it('gives a free thread its next task while another is still busy', TEST, async () => {
    const pool = createPool({ size: 2 });
    const counters = sharedCounters();
    const why =
      'Real work is uneven. If quick tasks wait for a slow one while a thread has nothing to do, you pay for cores that idle, and latency follows the slowest task.';

    const slow = submit(pool, 'hold', { counters });
    const quick = Array.from({ length: 4 }, () => submit(pool, 'whoami'));
    await valueOf(Promise.all(quick), 'four quick tasks that end while the slow one holds the other thread', why);

    openGate(counters);
    const slowThread = await valueOf(slow, 'the slow task ends once it is let go', why);
    assert.ok(
      !(await Promise.all(quick)).includes(slowThread),
      `A quick task was sent to the thread that was busy. ${why}`,
    );
  });

  it('starts waiting tasks in the order in which they came', TEST, async () => {
    const pool = createPool({ size: 1 });
    const counters = sharedCounters();
    const why = 'Under steady load a pool that serves the newest first lets the oldest caller wait until it times out.';

    const first = submit(pool, 'hold', { counters });
    const waiting = Array.from({ length: 4 }, () => submit(pool, 'ticket', { counters }));
    openGate(counters);
    await valueOf(first, 'the first task ends once it is let go', why);
    const tickets = await valueOf(Promise.all(waiting), 'four waiting tasks that run after it', why);
    assert.deepEqual(tickets, [0, 1, 2, 3], `The tasks drew their numbers out of order. ${why}`);
  });

  it('sends a task that waited as it was handed in', TEST, async () => {
    const pool = createPool({ size: 1 });
    const counters = sharedCounters();
    const why =
      'Under load most tasks wait first. What only works on a free thread works on your own machine, where nobody waits.';

    const first = submit(pool, 'hold', { counters });
    const { buffer } = Uint8Array.of(1, 2, 3);
    const waited = submit(pool, 'sum', buffer, { transferList: [buffer] });
    openGate(counters);
    await valueOf(first, 'the first task ends once it is let go', why);
    assert.equal(
      await valueOf(waited, 'the task that waited runs after it', why),
      6,
      `It must get its own payload. ${why}`,
    );
    assert.equal(
      buffer.byteLength,
      0,
      `The task waited, and its buffer was copied in the end: it still has ${buffer.byteLength} bytes here, though the transfer list names it. ${why}`,
    );
  });

  it('reports threads, busy and queued as they are', TEST, async () => {
    const pool = createPool({ size: 2 });
    const counters = sharedCounters();
    const why =
      'These numbers feed dashboards and autoscalers. A queue that hides inside the threads looks like no load at all.';

    const tasks = Array.from({ length: 5 }, () => submit(pool, 'hold', { counters }));
    await until(() => Atomics.load(counters, ARRIVED) === 2, 'two tasks running in a pool of 2', tasks);
    assert.deepEqual(
      figures(pool),
      { threads: 2, busy: 2, queued: 3 },
      `Five tasks were handed to a pool of 2 and none has ended. ${why}`,
    );

    openGate(counters);
    await valueOf(Promise.all(tasks), 'five tasks that end once they are let go', why);
    assert.deepEqual(
      figures(pool),
      { threads: 2, busy: 0, queued: 0 },
      `All tasks have ended; ${threads.alive} threads are alive. ${why}`,
    );
  });
});
