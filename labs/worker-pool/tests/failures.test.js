import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { TEST, openGate, reasonOf, sharedCounters, settlesAtOnce, submit, valueOf } from './support/outcomes.js';
import { cleanUp, createPool, threads } from './support/pools.js';

describe('failures', () => {
  afterEach(cleanUp);

  it('rejects with the error that the task threw', TEST, async () => {
    const pool = createPool({ size: 1 });
    const why = 'Callers branch on the class of an error: a RangeError is a bad request, anything else pages somebody.';

    const error = await reasonOf(submit(pool, 'fail', { message: 'strike is negative' }), 'a rejection', why);
    assert.ok(
      error instanceof RangeError,
      `The task threw a RangeError; the caller got ${error?.constructor?.name ?? typeof error}. ${why}`,
    );
    assert.equal(error.message, 'strike is negative', 'The message must reach the caller unchanged.');
  });

  it('goes on with the same thread after a task has failed', TEST, async () => {
    const pool = createPool({ size: 1 });
    const why =
      'A task that rejects is an everyday event. A pool that loses a thread each time is dead after `size` bad requests; one that starts a new thread each time is slow when it hurts most.';

    const failing = submit(pool, 'fail', { message: 'first' });
    const queued = submit(pool, 'whoami');
    await reasonOf(failing, 'a rejection', why);
    const id = await valueOf(queued, 'the task that waited behind the failing one runs', why);
    const again = await valueOf(submit(pool, 'whoami'), 'a task handed in later runs too', why);
    assert.equal(again, id, `The two tasks ran on different threads of a pool of 1. ${why}`);
    assert.equal(threads.started, 1, `The pool of 1 started ${threads.started} threads in all. ${why}`);
  });

  it('rejects a payload that cannot be sent, and loses no thread by it', TEST, async () => {
    const pool = createPool({ size: 1 });
    const why = 'One caller with a function in its payload must not cost the others a thread.';

    const unsendable = submit(pool, 'whoami', { callback() {} });
    const queued = submit(pool, 'whoami');
    const error = await reasonOf(unsendable, 'a rejection, as a function cannot be cloned', why);
    assert.equal(
      error?.name,
      'DataCloneError',
      `The caller must learn what is wrong with its payload; it got ${error}.`,
    );
    await valueOf(queued, 'the next task runs', why);
    assert.equal(pool.getStats().busy, 0, `No task is running, yet getStats().busy says otherwise. ${why}`);
  });

  it('rejects a payload that cannot be sent also when it had to wait', TEST, async () => {
    const pool = createPool({ size: 1 });
    const counters = sharedCounters();
    const why =
      'A task that waited is sent from the listener that hears of a free thread. What is thrown there reaches no caller: it ends the process.';

    const running = submit(pool, 'hold', { counters });
    const unsendable = submit(pool, 'whoami', { callback() {} });
    openGate(counters);
    await valueOf(running, 'the running task ends once it is let go', why);
    await settlesAtOnce(unsendable, 'a rejection when its turn comes', why);
    const error = await reasonOf(unsendable, 'a rejection, as a function cannot be cloned', why);
    assert.equal(
      error?.name,
      'DataCloneError',
      `The caller must learn what is wrong with its payload; it got ${error}.`,
    );
    await valueOf(submit(pool, 'whoami'), 'the next task runs', why);
  });
});
