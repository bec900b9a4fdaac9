import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, handFedSource, heldCalls, list, reasonOf, start, turns, valueOf } from './support/calls.js';

describe('backpressure', () => {
  it('takes an item only when a place is free', TEST, async () => {
    const calls = heldCalls();
    let taken = 0;
    function* rows() {
      for (let row = 0; row < 10; row++) {
        taken += 1;
        yield row;
      }
    }
    const run = start(rows(), calls.fn, { concurrency: 2 });
    const why = 'A source can be ten million rows. What is taken before it can be used lies in memory.';
    await turns();
    assert.equal(taken, 2, `With concurrency: 2 and no call ended, 2 items may be taken; there were ${taken}. ${why}`);
    await calls.finish(0);
    assert.equal(taken, 3, `One call has ended, so one more item may be taken, 3 in all; there were ${taken}. ${why}`);
    await calls.finishAll();
    assert.equal((await valueOf(run, 'ten results', why)).length, 10, why);
  });

  it('reads an async source one item at a time', TEST, async () => {
    const calls = heldCalls();
    const source = handFedSource();
    const run = start(source, calls.fn, { concurrency: 3 });
    const why =
      'Not every async iterator can be asked twice at a time: a hand-written cursor then gives rows twice or not at all.';
    await turns();
    for (const item of ['a', 'b', 'c']) await source.give(item);
    assert.deepEqual(calls.started, ['a', 'b', 'c'], `Three items came. Started: ${list(calls.started)}.`);
    assert.equal(source.asked, 3, `No place is free, yet next() was called ${source.asked} times for three items.`);
    await calls.finish('b');
    await source.end();
    await calls.finishAll();
    assert.deepEqual(await valueOf(run, 'three results', why), ['done a', 'done b', 'done c']);
    assert.equal(source.overlap, false, `next() was called before the last answer had come. ${why}`);
    assert.equal(source.closed, 0, 'The source came to its end by itself. Then return() must not be called.');
  });

  it('works on what has come while the source is slow', TEST, async () => {
    const calls = heldCalls();
    const source = handFedSource();
    const run = start(source, calls.fn, { concurrency: 3 });
    const why = 'From a queue the next item may come in an hour. The one that is there must not wait for it.';
    await turns();
    await source.give('a');
    assert.deepEqual(calls.started, ['a'], `One item has come and three places are free. ${why}`);
    await calls.finish('a');
    await source.end();
    assert.deepEqual(await valueOf(run, 'one result', why), ['done a']);
  });

  it('rejects with the error of the source', TEST, async () => {
    const calls = heldCalls();
    const source = handFedSource();
    const failure = new Error('connection lost');
    const run = start(source, calls.fn, { concurrency: 2, settle: true });
    const why = 'Half a list that looks like a whole one is worse than an error.';
    await turns();
    await source.give('a');
    await source.fail(failure);
    assert.equal(calls.contexts[0].signal.aborted, true, 'The call under way must be told that the run has failed.');
    await calls.finish('a');
    assert.equal(await reasonOf(run, 'a rejection, also with settle', why), failure, why);
  });

  it('closes the source when the run ends early', TEST, async () => {
    const calls = heldCalls();
    const source = handFedSource();
    const run = start(source, calls.fn, { concurrency: 2 });
    const why = 'A cursor that nobody closes holds its connection until the database gives up on it.';
    await turns();
    await source.give('a');
    await source.give('b');
    await calls.fail('b', new Error('b is gone'));
    await calls.finish('a');
    await reasonOf(run, 'a rejection', why);
    assert.equal(
      source.closed,
      1,
      `return() of the iterator must be called once; it was called ${source.closed} times. ${why}`,
    );
  });

  it('keeps the first failure when closing fails, too', TEST, async () => {
    const refusal = new Error('return() failed: the cursor was closed already');
    const why = 'What return() says is an echo. Whoever is on call needs to know what went wrong first.';
    for (const [how, onReturn] of [
      ['rejected', () => Promise.reject(refusal)],
      [
        'threw',
        () => {
          throw refusal;
        },
      ],
    ]) {
      const calls = heldCalls();
      const source = handFedSource();
      const failure = new Error('b is gone');
      source.onReturn = onReturn;
      const run = start(source, calls.fn, { concurrency: 2 });
      await turns();
      await source.give('a');
      await source.give('b');
      await calls.fail('b', failure);
      await calls.finish('a');
      assert.equal(await reasonOf(run, `a rejection, although return() ${how}`, why), failure, why);
    }
  });

  it('does not wait for a source that is stuck', TEST, async () => {
    const calls = heldCalls();
    const source = handFedSource();
    const controller = new AbortController();
    // As in an async generator: return() waits behind the next() that is under way.
    source.onReturn = () => new Promise(() => {});
    const run = start(source, calls.fn, { concurrency: 2, signal: controller.signal });
    const why = 'An abort that waits for a source which never answers is no abort.';
    await turns();
    await source.give('a');
    controller.abort('gone');
    await calls.finish('a');
    assert.equal(await reasonOf(run, 'a rejection while next() is still unanswered', why), 'gone', why);
  });

  it('drops an item that comes after the end', TEST, async () => {
    const calls = heldCalls();
    const source = handFedSource();
    const run = start(source, calls.fn, { concurrency: 2 });
    const why = 'The caller has been told that the run failed. A call that starts now works behind its back.';
    await turns();
    await source.give('a');
    await calls.fail('a', new Error('a is gone'));
    await source.give('late');
    await calls.finishAll();
    await reasonOf(run, 'a rejection', why);
    assert.deepEqual(calls.started, ['a'], `Started: ${list(calls.started)}. ${why}`);
  });
});
