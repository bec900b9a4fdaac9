import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Mutex } from '../mutex.js';
import { TEST, assertNobodyIsStuck, everyOrder, orderOf } from './support/scheduler.js';

describe('lock', () => {
  it('lets one in at a time', TEST, async () => {
    const why = 'What a lock protects is in pieces while somebody works on it.';
    await everyOrder('both lock', 2, (run) => {
      assert.equal(
        run.overlaps,
        0,
        `Both threads were between lock() and unlock() at the same moment. ${why}\n${orderOf(run)}`,
      );
    });
  });

  it('looks again after waking', TEST, async () => {
    const why = 'Between the wake-up and the first step of the thread that woke, the lock can be taken again.';
    await everyOrder('locks again before the other wakes', 0, (run) => {
      assert.equal(
        run.overlaps,
        0,
        `Thread A gave the lock back and took it again before B, which was asleep, had its turn. Then both were inside. ${why}`,
      );
    });
  });

  it('sleeps while it waits', TEST, async () => {
    const why =
      'A thread that asks again and again uses a whole core to wait, often the very core that the other needs to finish.';
    await everyOrder('one waits for the other', 0, (run) => {
      assert.ok(
        !run.spun,
        `A thread asked a hundred times in a row for a lock that was held. It should sleep. ${why}\n${orderOf(run)}`,
      );
    });
  });

  it('wakes the one who waits', TEST, async () => {
    const why = 'A thread that nobody wakes holds its task, and the task its caller, for ever.';
    await everyOrder('one waits for the other', 0, (run) => assertNobodyIsStuck(run, why));
  });

  it('loses no wake-up', TEST, async () => {
    const why =
      'A wake-up that comes a moment before the sleep is lost. This hang comes once a week, and no log tells of it.';
    await everyOrder('both lock', 2, (run) => assertNobodyIsStuck(run, why));
  });

  it('unlocks when the work throws', TEST, async () => {
    const why = 'One error inside, and every thread of the service stands still.';
    const mutex = new Mutex(new Int32Array(new SharedArrayBuffer(16)));
    assert.equal(
      mutex.run(() => 'done'),
      'done',
      'run() returns what the function returns.',
    );
    await everyOrder('run throws', 0, (run) => {
      assertNobodyIsStuck(run, why);
      assert.ok(
        !run.spun,
        `The work threw, and the lock was not given back: the other thread asks for it in vain. ${why}`,
      );
      assert.deepEqual(run.results, [[1], [1]], 'The caller of run() gets the error that the function threw.');
    });
  });

  it('refuses to unlock what is not locked', TEST, () => {
    const mutex = new Mutex(new Int32Array(new SharedArrayBuffer(16)));
    const why = 'An unlock too many opens the lock of somebody else.';
    assert.throws(() => mutex.unlock(), Error, why);
    mutex.lock();
    mutex.unlock();
    assert.throws(() => mutex.unlock(), Error, why);
    assert.equal(
      mutex.run(() => 'done'),
      'done',
      'After a refused unlock the lock still works.',
    );
  });
});
