import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { tasks } from '../tasks.js';
import { TEST, sharedCounters, submit, valueOf } from './support/outcomes.js';
import { cleanUp, createPool, threads } from './support/pools.js';

describe('threads', () => {
  afterEach(cleanUp);

  it('runs a task away from the main thread', TEST, async () => {
    const pool = createPool({ size: 2 });
    const why = 'On the main thread a long task stops every request, timer and health check of the process.';

    const threadId = await valueOf(submit(pool, 'whoami'), 'the id of the thread that ran the task', why);
    assert.notEqual(threadId, 0, `The task ran on thread 0, which is the main thread. ${why}`);

    const order = { seed: 7, paths: 1000 };
    const price = await valueOf(submit(pool, 'price', order), 'the price of an option', why);
    assert.equal(price, tasks.price(order), 'A thread must give the same answer as a direct call of the task.');
  });

  it('runs two tasks at the same moment', TEST, async () => {
    const pool = createPool({ size: 2 });
    const meeting = { counters: sharedCounters(), party: 2 };
    const why =
      'Each waits inside its thread for the other, so they can only end if both are running. One after the other, a second core buys you nothing.';

    const both = [submit(pool, 'meet', meeting), submit(pool, 'meet', meeting)];
    const ids = await valueOf(Promise.all(both), 'two tasks that meet in two threads of a pool of 2', why);
    assert.notEqual(ids[0], ids[1], 'Two tasks that run at the same moment must be on two threads.');
  });

  it('keeps its threads and starts no more than size', TEST, async () => {
    const pool = createPool({ size: 2 });
    const why =
      'A thread costs tens of milliseconds and several megabytes: one per task is dearer than many tasks, and a burst of traffic becomes a burst of threads.';

    const burst = Array.from({ length: 6 }, () => submit(pool, 'whoami'));
    await valueOf(Promise.all(burst), 'six results from a pool of 2', why);
    for (let turn = 0; turn < 3; turn++)
      await valueOf(submit(pool, 'whoami'), 'a result from a pool that is idle', why);

    assert.ok(threads.started > 0, `Expected the pool to start worker threads; it started none. ${why}`);
    assert.ok(threads.started <= 2, `Nine tasks in a pool of size 2 started ${threads.started} threads. ${why}`);
  });

  it('moves what the transfer list names', TEST, async () => {
    const pool = createPool({ size: 1 });
    const { buffer } = Uint8Array.from({ length: 1000 }, (_, index) => index % 10);
    const why = 'A copy of a large buffer costs time on the main thread, and both sides hold the bytes.';

    const total = await valueOf(submit(pool, 'sum', buffer, { transferList: [buffer] }), 'the sum of the bytes', why);
    assert.equal(total, 4500, 'The task must see all bytes of the buffer.');
    assert.equal(
      buffer.byteLength,
      0,
      `Here the buffer still has ${buffer.byteLength} bytes: it was copied, not moved. ${why}`,
    );
  });
});
