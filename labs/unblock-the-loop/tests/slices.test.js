import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Slicer } from '../slicer.js';
import { TEST, callsPerTurn, countTurns, range, valueOf, workClock } from './support/loop.js';

describe('slices', () => {
  it('gives the results in the order of the items', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 3, now });
    const why = 'A slicer that mixes up answers is worse than a slow one.';

    const squares = slicer.map(range(10), (item, index) => {
      work(1);
      return [item * item, index];
    });
    assert.deepEqual(
      await valueOf(squares, 'ten results', why),
      range(10).map((item) => [item * item, item]),
      `fn gets the item and its index, as with Array.prototype.map. ${why}`,
    );
    assert.deepEqual(
      await valueOf(
        slicer.map([], () => 1),
        'an empty list for no items',
        why,
      ),
      [],
    );
  });

  it('calls nothing before map returns', TEST, async () => {
    const { now } = workClock();
    let calls = 0;
    const done = new Slicer({ budgetMs: 3, now }).map(range(5), () => {
      calls += 1;
    });
    const callsAtReturn = calls;
    const why = 'The handler that asked for the work has things of its own to finish first.';
    await valueOf(done, 'five results', why);
    assert.equal(callsAtReturn, 0, `fn was called ${callsAtReturn} times inside map(). ${why}`);
  });

  it('lets the loop turn between slices', TEST, async () => {
    const { now, work } = workClock();
    const turns = [];
    const loop = countTurns();
    const done = new Slicer({ budgetMs: 5, now }).map(range(40), () => {
      work(1);
      turns.push(loop.turn);
    });
    const why = 'Until the loop turns, no timer, no reply and no health check is served.';
    await valueOf(done, '40 results', why);
    loop.stop();
    const longest = Math.max(...callsPerTurn(turns));
    assert.ok(
      longest <= 5,
      `With a budget of 5 ms and calls of 1 ms, at most 5 fit in one turn of the loop; there were ${longest}. ${why}`,
    );
  });

  it('takes a job after a pause', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 2, now });
    const why = 'A service has quiet nights, and a first request in the morning.';
    for (const round of ['first', 'second', 'third']) {
      const done = slicer.map(range(5), () => work(1));
      await valueOf(done, `the ${round} job ends, with nothing else to do before it`, why);
    }
  });
});
