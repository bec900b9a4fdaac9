import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Slicer } from '../slicer.js';
import { TEST, callsPerTurn, countTurns, range, valueOf, workClock } from './support/loop.js';

describe('budget', () => {
  it('fills every slice', TEST, async () => {
    const { now, work } = workClock();
    const turns = [];
    const loop = countTurns();
    const done = new Slicer({ budgetMs: 10, now }).map(range(60), () => {
      work(1);
      turns.push(loop.turn);
    });
    const why = 'Each turn of the loop has its price. Work that gives up its slice too early pays it again and again.';
    await valueOf(done, '60 results', why);
    loop.stop();
    assert.deepEqual(
      callsPerTurn(turns),
      [10, 10, 10, 10, 10, 10],
      `60 calls of 1 ms with a budget of 10 ms make six slices of ten. ${why}`,
    );
  });

  it('counts time, not items', TEST, async () => {
    const { now, work } = workClock();
    const costs = [1, 1, 1, 7, 20, 4, 4, 4, 1, 9];
    const turns = [];
    const loop = countTurns();
    const done = new Slicer({ budgetMs: 10, now }).map(costs, (cost) => {
      work(cost);
      turns.push(loop.turn);
    });
    const why = 'Items differ. A slice of a hundred cheap ones is short, and one of a hundred dear ones is an outage.';
    await valueOf(done, 'ten results', why);
    loop.stop();
    assert.deepEqual(
      callsPerTurn(turns),
      [4, 1, 3, 2],
      `Costs of ${costs.join(', ')} ms and a budget of 10 ms: a slice ends with the call that brings it to 10. ${why}`,
    );
  });

  it('does not pay for the work of others', TEST, async () => {
    const { now, work } = workClock();
    const turns = [];
    const loop = countTurns(() => work(50));
    const done = new Slicer({ budgetMs: 4, now }).map(range(12), () => {
      work(1);
      turns.push(loop.turn);
    });
    const why =
      'On a busy server every turn brings work of others. If their time eats your budget, the job crawls just when it should get done.';
    await valueOf(done, 'twelve results', why);
    loop.stop();
    assert.deepEqual(
      callsPerTurn(turns),
      [4, 4, 4],
      `Another callback takes 50 ms in every turn; the slices of 4 ms stay as they are. ${why}`,
    );
  });
});
