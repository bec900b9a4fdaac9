import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, heldCalls, list, reasonOf, start, turns, valueOf } from './support/calls.js';

describe('failures', () => {
  it('rejects with the first failure and starts nothing more', TEST, async () => {
    const calls = heldCalls();
    const failure = new Error('b is gone');
    const run = start(['a', 'b', 'c', 'd', 'e'], calls.fn, { concurrency: 2 });
    const why = 'The answer is lost already. Whatever is still started is load that nobody has any use for.';
    await turns();
    await calls.fail('b', failure);
    await calls.fail('a', new Error('a came second'));
    assert.equal(await reasonOf(run, 'a rejection', why), failure, 'It must be the failure that came first.');
    assert.deepEqual(
      calls.started,
      ['a', 'b'],
      `After the failure of b no call may start. Started: ${list(calls.started)}. ${why}`,
    );
  });

  it('takes a throw of fn as a failure', TEST, async () => {
    const why = 'Whether a function throws or rejects depends on where it breaks; callers must not have to care.';
    const failure = new TypeError('no such field');
    const run = start(
      ['a'],
      () => {
        throw failure;
      },
      { concurrency: 2 },
    );
    assert.equal(await reasonOf(run, 'a rejection', why), failure, why);
    const settled = start(
      ['a'],
      () => {
        throw failure;
      },
      { concurrency: 2, settle: true },
    );
    assert.deepEqual(
      await valueOf(settled, 'one outcome, as settle is set', why),
      [{ status: 'rejected', reason: failure }],
      `With settle, a throw is an outcome like a rejection. ${why}`,
    );
  });

  it('takes any reason for a failure', TEST, async () => {
    const calls = heldCalls();
    const run = start(['a', 'b', 'c'], calls.fn, { concurrency: 2 });
    const why =
      'Anything can be thrown, also what counts as false. Whether there was a failure must not be read from its value.';
    await turns();
    await calls.fail('a', null);
    await calls.finish('b');
    assert.equal(await reasonOf(run, 'a rejection with null, as a was rejected with null', why), null, why);
    assert.deepEqual(
      calls.started,
      ['a', 'b'],
      `After the failure of a no call may start. Started: ${list(calls.started)}. ${why}`,
    );
  });

  it('fails also when the last item has been taken', TEST, async () => {
    const calls = heldCalls();
    const run = start(['a', 'b'], calls.fn, { concurrency: 3 });
    const why =
      'A failure among the last few calls is one, too. The result in its place is missing, and callers would read undefined.';
    const failure = new Error('b is gone');
    await turns();
    await calls.fail('b', failure);
    await calls.finish('a');
    assert.equal(await reasonOf(run, 'a rejection, as b failed after the source had ended', why), failure, why);
  });

  it('tells the calls under way that they are not needed', TEST, async () => {
    const calls = heldCalls();
    const run = start(['a', 'b', 'c'], calls.fn, { concurrency: 3 });
    const why = 'A query that runs on for nobody holds its connection and keeps the database busy.';
    await turns();
    const { signal } = calls.contexts[0];
    assert.ok(signal instanceof AbortSignal, 'fn gets { index, signal } as its second argument.');
    assert.equal(signal.aborted, false, 'Nothing has failed yet, so the signal must not be aborted.');
    const failure = new Error('b is gone');
    await calls.fail('b', failure);
    assert.equal(signal.aborted, true, `After a failure, the signal of the other calls must be aborted. ${why}`);
    assert.equal(signal.reason, failure, 'The reason of the signal is the failure.');
    await calls.finishAll();
    await reasonOf(run, 'a rejection', why);
  });

  it('settles when the last call under way has', TEST, async () => {
    const calls = heldCalls();
    const run = start(['a', 'b', 'c'], calls.fn, { concurrency: 3 });
    const why =
      'Whoever gets the rejection closes the connection or the transaction next. A call that is still under way would then work on a closed one.';
    await turns();
    await calls.fail('b', new Error('b is gone'));
    await calls.finish('a');
    assert.equal(run.settled, false, `The call for c is under way, and the promise has settled already. ${why}`);
    await calls.fail('c', new Error('c was aborted'));
    await reasonOf(run, 'a rejection once all calls have ended', why);
  });

  it('goes on after failures with settle', TEST, async () => {
    const calls = heldCalls();
    const run = start(['a', 'b', 'c'], calls.fn, { concurrency: 1, settle: true });
    const why = 'In a night run over 10,000 accounts, one broken account must not cost the other 9,999.';
    const reason = new Error('b is gone');
    await turns();
    await calls.finish('a');
    await calls.fail('b', reason);
    await calls.finish('c');
    assert.deepEqual(
      await valueOf(run, 'three outcomes', why),
      [
        { status: 'fulfilled', value: 'done a' },
        { status: 'rejected', reason },
        { status: 'fulfilled', value: 'done c' },
      ],
      'With settle, the results are those of Promise.allSettled.',
    );
    assert.equal(calls.contexts[2].signal.aborted, false, `The call after the failure was told to stop. ${why}`);
  });
});
