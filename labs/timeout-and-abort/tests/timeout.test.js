import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, assertTimeout, clock, never, reasonOf, turns, useFakeClock, valueOf, watch } from './support/clock.js';
import { withTimeout } from '../calls.js';

describe('timeout', () => {
  useFakeClock();

  it('gives what fn gives, when it comes in time', TEST, async () => {
    const why = 'A time limit must not change what a call says when all is well.';
    const failure = new RangeError('no such order');
    const good = watch(() => withTimeout(async () => 'answer', 100));
    const bad = watch(() => withTimeout(() => Promise.reject(failure), 100));
    const thrown = watch(() =>
      withTimeout(() => {
        throw failure;
      }, 100),
    );
    await turns();
    assert.equal(valueOf(good, 'the value of fn', why), 'answer', why);
    assert.equal(reasonOf(bad, 'the rejection of fn', why), failure, why);
    assert.equal(reasonOf(thrown, 'the error that fn threw', why), failure, why);
  });

  it('rejects when the time is up', TEST, async () => {
    const why =
      'Without an end, one dependency that is stuck holds every request, every slot of the pool and all their memory.';
    const call = watch(() => withTimeout(never, 100));
    await clock.advance(99);
    assert.equal(call.outcome, undefined, 'It settled after 99 ms, with a limit of 100 ms.');
    await clock.advance(1);
    assertTimeout(reasonOf(call, 'a rejection after 100 ms, also of a call that ignores its signal', why), why);
  });

  it('tells fn that nobody waits any more', TEST, async () => {
    const why = 'A timeout that only stops the waiting leaves the query running, with its connection and its lock.';
    let signal;
    const call = watch(() => withTimeout((given) => ((signal = given), never()), 100));
    await turns();
    assert.ok(signal instanceof AbortSignal, 'fn gets an AbortSignal.');
    assert.equal(signal.aborted, false, 'The signal is aborted before the time is up.');
    await clock.advance(100);
    assert.equal(signal.aborted, true, `The time is up, and the signal of fn is not aborted. ${why}`);
    assert.equal(
      signal.reason,
      reasonOf(call, 'a rejection', why),
      'Reason of the signal and of the promise must be one error.',
    );
  });

  it('drops what comes late', TEST, async () => {
    const why =
      'A rejection that nobody hears ends the process: the timeout would turn a slow service into a dead one.';
    const answer = Promise.withResolvers();
    const call = watch(() => withTimeout(() => answer.promise, 100));
    await clock.advance(100);
    answer.reject(new Error('late'));
    await clock.advance(1);
    assertTimeout(reasonOf(call, 'a rejection after 100 ms', why), why);
  });

  it('takes Infinity for no limit', TEST, async () => {
    const why = 'A timer cannot wait for ever: with Infinity, setTimeout fires after 1 ms.';
    const { promise, resolve } = Promise.withResolvers();
    const call = watch(() => withTimeout(() => promise, Infinity));
    await clock.advance(60_000);
    assert.equal(
      call.outcome?.status ?? 'pending',
      'pending',
      `ms was Infinity, and the call ended after ${call.at} ms. ${why}`,
    );
    resolve('answer');
    await turns();
    assert.equal(valueOf(call, 'the answer, after a minute', why), 'answer', why);
  });

  it('leaves no timer behind', TEST, async () => {
    const why =
      'A timer that runs on keeps the process alive, and its closure in memory: 1,000 requests a second with 30 s each make 30,000 of them.';
    const good = watch(() => withTimeout(async () => 'answer', 30_000));
    const bad = watch(() => withTimeout(() => Promise.reject(new Error('no')), 30_000));
    await turns();
    valueOf(good, 'a value', why);
    reasonOf(bad, 'a rejection', why);
    assert.equal(clock.alive, 0, `Both calls have ended, and ${clock.alive} timers keep the process alive. ${why}`);
  });
});
