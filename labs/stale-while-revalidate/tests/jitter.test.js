import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/set-up.js';

const SPREAD = { staleMs: 5_000, jitter: 0.4 };

/** For how long an answer is fresh that was stored when `random` gave `chance`. */
async function freshFor(chance) {
  const world = setUp(SPREAD);
  world.chance.next = chance;
  await world.fill('value');
  for (let ms = 0; ms <= 1_000; ms += 50) {
    await world.ask();
    if (world.loads.length > 1) return ms;
    world.pass(50);
  }
  return Infinity;
}

describe('jitter', () => {
  it('spreads the ends', TEST, async () => {
    const why =
      'A deployment fills the cache in one second. One life later everything ends in one second, again and again.';
    const lives = await Promise.all([0.25, 0.5, 0.75].map(freshFor));
    assert.deepEqual(
      lives.sort((a, b) => a - b),
      [700, 800, 900],
      `A jitter of 0.4 spreads 1,000 ms evenly from 600 to 1,000. ${why}`,
    );
  });

  it('never makes an answer older', TEST, async () => {
    const why = 'freshMs is what was promised. Chance may keep less than that, and never more.';
    const lives = await Promise.all([0, 0.125, 0.875, 0.9999].map(freshFor));
    assert.ok(Math.max(...lives) <= 1_000, `One was fresh for ${Math.max(...lives)} ms. ${why}`);
    assert.ok(Math.min(...lives) >= 600, `One was fresh for ${Math.min(...lives)} ms only, and the least is 600.`);
  });

  it('draws once for each answer', TEST, async () => {
    const why = 'With a new draw at every read, the most popular answers always find a reader who draws an early end.';
    const { chance, loads, ask, fill, pass } = setUp(SPREAD);
    await fill('value');
    pass(799);
    for (const next of [0, 0.999, 0.5]) {
      chance.next = next;
      await ask();
    }
    assert.equal(loads.length, 1, `It was stored with 800 ms, and these are not over. ${why}`);
    pass(1);
    for (const next of [0, 0.999]) {
      chance.next = next;
      await ask();
    }
    assert.equal(loads.length, 2, 'Now they are over, whatever is drawn.');
    await loads[1].end('new');
  });
});
