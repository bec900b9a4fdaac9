import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, heldCalls, list, reasonOf, start, turns, valueOf } from './support/calls.js';

describe('limit', () => {
  it('gives the results in the order of the items', TEST, async () => {
    const calls = heldCalls();
    const run = start(['a', 'b', 'c'], calls.fn, { concurrency: 3 });
    const why =
      'Callers pair results with what they asked for. A mixed-up order gives one customer the data of another.';
    await turns();
    for (const item of ['c', 'a', 'b']) await calls.finish(item);
    assert.deepEqual(
      await valueOf(run, 'three results', why),
      ['done a', 'done b', 'done c'],
      `The calls ended in the order c, a, b; the results must stand in the order a, b, c. ${why}`,
    );
    assert.deepEqual(
      calls.contexts.map((context) => context.index),
      [0, 1, 2],
      'fn gets { index, signal } as its second argument.',
    );
  });

  it('fulfils with an empty list when there are no items', TEST, async () => {
    const why = 'An empty page of results is an everyday case, and nothing would ever end it.';
    const run = start([], () => {}, { concurrency: 2 });
    assert.deepEqual(await valueOf(run, 'an empty list', why), [], why);
  });

  it('has never more calls under way than the limit', TEST, async () => {
    const calls = heldCalls();
    const items = Array.from({ length: 12 }, (_, index) => index);
    const run = start(items, calls.fn, { concurrency: 3 });
    const why = 'The limit is what protects the service behind: its connections, its memory, its rate limit.';
    await turns();
    await calls.finishAll();
    await valueOf(run, 'twelve results', why);
    assert.ok(calls.peak <= 3, `With concurrency: 3 there were ${calls.peak} calls under way at once. ${why}`);
  });

  it('uses all the places that the limit allows', TEST, async () => {
    const calls = heldCalls();
    const run = start(['a', 'b', 'c', 'd', 'e'], calls.fn, { concurrency: 3 });
    const why =
      'Calls that wait for one another although nobody asked for it make 5 calls of 200 ms a second of waiting.';
    await turns();
    assert.deepEqual(
      calls.started,
      ['a', 'b', 'c'],
      `With concurrency: 3 and five items, three calls start before the first has ended; started: ${list(calls.started)}. ${why}`,
    );
    await calls.finishAll();
    await valueOf(run, 'five results', why);
  });

  it('refuses a limit that is none', TEST, async () => {
    const why = 'A typo in a configuration file must not become a run without a limit, or one that never ends.';
    for (const concurrency of [0, -1, 1.5, NaN, undefined, '3']) {
      let calls = 0;
      const run = start(['a'], () => (calls += 1), { concurrency });
      const reason = await reasonOf(run, `a RangeError for concurrency: ${concurrency}`, why);
      assert.ok(reason instanceof RangeError, `Expected a RangeError for ${concurrency}, got ${reason}. ${why}`);
      assert.equal(calls, 0, `fn was called with concurrency: ${concurrency}. ${why}`);
    }
  });
});
