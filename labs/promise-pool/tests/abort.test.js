import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { TEST, heldCalls, list, reasonOf, start, turns, valueOf } from './support/calls.js';

describe('abort', () => {
  it('stops when the signal is aborted', TEST, async () => {
    const calls = heldCalls();
    const controller = new AbortController();
    const reason = new Error('the client hung up');
    const run = start(['a', 'b', 'c', 'd'], calls.fn, { concurrency: 2, signal: controller.signal });
    const why = 'Work for a client that is gone is taken from clients that are there.';
    await turns();
    controller.abort(reason);
    await turns();
    assert.equal(calls.contexts[0].signal.aborted, true, `The calls under way were not told. ${why}`);
    assert.equal(calls.contexts[0].signal.reason, reason, 'They get the reason of the caller.');
    await calls.finish('a');
    await calls.fail('b', new Error('stopped'));
    assert.equal(await reasonOf(run, 'a rejection after the abort', why), reason, 'The reason must be signal.reason.');
    assert.deepEqual(calls.started, ['a', 'b'], `Started: ${list(calls.started)}. ${why}`);
  });

  it('ends a settle run, too', TEST, async () => {
    const calls = heldCalls();
    const controller = new AbortController();
    const run = start(['a', 'b', 'c'], calls.fn, { concurrency: 1, settle: true, signal: controller.signal });
    const why = 'Patience with failures of single items does not mean that the whole run cannot be stopped.';
    await turns();
    controller.abort('enough');
    await calls.fail('a', 'stopped');
    assert.equal(await reasonOf(run, 'a rejection after the abort', why), 'enough', why);
    assert.deepEqual(calls.started, ['a'], `Started: ${list(calls.started)}. ${why}`);
  });

  it('stops also when the last item has been taken', TEST, async () => {
    const calls = heldCalls();
    const controller = new AbortController();
    const run = start(['a', 'b'], calls.fn, { concurrency: 3, signal: controller.signal });
    const why = 'The calls were told to stop, so what they give is not to be relied on.';
    await turns();
    controller.abort('gone');
    await calls.finishAll();
    assert.equal(
      await reasonOf(run, 'a rejection, as the abort came while two calls were under way', why),
      'gone',
      why,
    );
  });

  it('takes and calls nothing when the signal is aborted already', TEST, async () => {
    const calls = heldCalls();
    let taken = 0;
    function* items() {
      taken += 1;
      yield 'a';
    }
    const run = start(items(), calls.fn, { concurrency: 2, signal: AbortSignal.abort('gone') });
    const why = 'Requests wait in queues. When their turn comes, those whose client has left must cost nothing.';
    assert.equal(await reasonOf(run, 'a rejection', why), 'gone', 'The reason must be signal.reason.');
    assert.deepEqual(calls.started, [], `fn was called. ${why}`);
    assert.equal(taken, 0, `An item was taken from the source. ${why}`);
  });

  it('leaves no listener on the signal', TEST, async () => {
    const { signal } = new AbortController();
    const why =
      'A signal for the shutdown lives as long as the process. Each listener that is left on it keeps a run with all its results in memory.';
    await valueOf(
      start(['a'], () => 1, { concurrency: 1, signal }),
      'a result',
      why,
    );
    await reasonOf(
      start(['a'], () => Promise.reject(new Error('no')), { concurrency: 1, signal }),
      'a rejection',
      why,
    );
    const left = getEventListeners(signal, 'abort').length;
    assert.equal(left, 0, `After a run that succeeded and one that failed, ${left} listeners are left. ${why}`);
  });
});
