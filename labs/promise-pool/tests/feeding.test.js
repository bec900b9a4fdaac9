import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, heldCalls, list, start, turns, valueOf } from './support/calls.js';

describe('feeding', () => {
  it('gives a free place the next item while others are still busy', TEST, async () => {
    const calls = heldCalls();
    const run = start(['slow', 'b', 'c', 'd', 'e', 'f'], calls.fn, { concurrency: 2 });
    const why = 'One slow answer must not hold up the others. In a batch, every place waits for the slowest.';
    await turns();
    for (const item of ['b', 'c', 'd']) await calls.finish(item);
    assert.deepEqual(
      calls.started,
      ['slow', 'b', 'c', 'd', 'e'],
      `The first call is still under way and three others have ended, so the fifth item has a place. Started: ${list(calls.started)}. ${why}`,
    );
    await calls.finishAll();
    await valueOf(run, 'six results', why);
  });

  it('starts the calls in the order of the items', TEST, async () => {
    const calls = heldCalls();
    const run = start(['a', 'b', 'c', 'd', 'e'], calls.fn, { concurrency: 2 });
    const why = 'Who came first is served first. Otherwise, under steady load, the oldest wait longest.';
    await turns();
    for (const item of ['b', 'a', 'c']) await calls.finish(item);
    await calls.finishAll();
    await valueOf(run, 'five results', why);
    assert.deepEqual(calls.started, ['a', 'b', 'c', 'd', 'e'], why);
  });
});
