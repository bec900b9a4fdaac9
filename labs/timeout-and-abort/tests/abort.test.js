import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { TEST, assertTimeout, clock, never, reasonOf, turns, useFakeClock, valueOf, watch } from './support/clock.js';
import { withTimeout } from '../calls.js';

describe('abort', () => {
  useFakeClock();

  it('ends the call when the caller aborts', TEST, async () => {
    const why = 'A client that hangs up wants nothing any more. Its calls would run on to their time limits.';
    const controller = new AbortController();
    const reason = new Error('the client hung up');
    let signal;
    const call = watch(() => withTimeout((given) => ((signal = given), never()), 100, { signal: controller.signal }));
    await clock.advance(10);
    controller.abort(reason);
    await turns();
    assert.equal(reasonOf(call, 'a rejection right after the abort', why), reason, 'The reason must be signal.reason.');
    assert.equal(signal.reason, reason, `The signal of fn must be aborted with the same reason. ${why}`);
    assert.equal(clock.alive, 0, 'After the abort, a timer keeps the process alive.');
  });

  it('still times out when the caller has a signal', TEST, async () => {
    const why = 'The two ends do not replace each other: a patient caller is no reason to wait for ever.';
    const { signal } = new AbortController();
    const call = watch(() => withTimeout(never, 100, { signal }));
    await clock.advance(100);
    assertTimeout(reasonOf(call, 'a rejection after 100 ms', why), why);
  });

  it('does not call fn when the signal is aborted already', TEST, async () => {
    const why = 'Requests wait in queues. When their turn comes, those whose client has left must cost nothing.';
    let calls = 0;
    const call = watch(() => withTimeout(() => (calls += 1), 100, { signal: AbortSignal.abort('gone') }));
    await turns();
    assert.equal(reasonOf(call, 'a rejection', why), 'gone', 'The reason must be signal.reason.');
    assert.equal(calls, 0, `fn was called. ${why}`);
  });

  it('leaves no listener on the signal', TEST, async () => {
    const why =
      'A signal for the shutdown lives as long as the process. Each listener that is left on it keeps a finished call in memory.';
    const { signal } = new AbortController();
    const good = watch(() => withTimeout(async () => 1, 100, { signal }));
    const late = watch(() => withTimeout(never, 100, { signal }));
    const bad = watch(() => withTimeout(() => Promise.reject(new Error('no')), 100, { signal }));
    await clock.advance(100);
    reasonOf(bad, 'the rejection of fn', why);
    valueOf(good, 'a value', why);
    reasonOf(late, 'a timeout', why);
    const left = getEventListeners(signal, 'abort').length;
    assert.equal(
      left,
      0,
      `Three calls have ended, one well, one badly and one by its time limit, and ${left} listeners are left on the caller's signal. ${why}`,
    );
  });
});
