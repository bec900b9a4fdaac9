import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memo } from '../memo.js';

/** A load that notes its keys and answers at once. */
function counting() {
  const loads = [];
  return { loads, load: async (key) => (loads.push(key), `value of ${key}`) };
}

describe('caches', () => {
  it('loads once and shares a load under way', async () => {
    const { loads, load } = counting();
    const get = memo(load, { max: 10 });
    const together = await Promise.all([get('a'), get('a'), get('b')]);
    const later = await get('a');
    assert.deepEqual([...together, later], ['value of a', 'value of a', 'value of b', 'value of a']);
    assert.deepEqual(loads, ['a', 'b'], 'Two keys, two loads. A cache that loads twice is only memory.');
    assert.equal(get.size, 2);
  });

  it('shares a load also when the values are full', async () => {
    const { loads, load } = counting();
    const get = memo(load, { max: 1 });
    await Promise.all(['a', 'b', 'a', 'b', 'a'].map((key) => get(key)));
    const why =
      'In a rush of misses there are always more loads under way than values fit. A load that is forgotten on its way is started again, for the next caller.';
    assert.deepEqual(loads, ['a', 'b'], `max is 1, and five calls for two keys came together: two loads. ${why}`);
    assert.equal(get.size, 1, `max is 1, and ${get.size} of the two values are remembered.`);
  });

  it('never remembers more than max', async () => {
    const { loads, load } = counting();
    const get = memo(load, { max: 3 });
    const sizes = [];
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      await get(key);
      sizes.push(get.size);
    }
    await get('a');
    const why =
      'Keys come from users, so there is no largest number of them. A cache without a bound is a leak with hits.';
    assert.deepEqual(sizes, [1, 2, 3, 3, 3], `max is 3, and five keys were asked for. ${why}`);
    assert.equal(loads.filter((key) => key === 'a').length, 2, `"a" was forgotten, so it is loaded again. ${why}`);
  });

  it('forgets what was asked for longest ago', async () => {
    const { loads, load } = counting();
    const get = memo(load, { max: 2 });
    for (const key of ['popular', 'x', 'popular', 'y', 'popular', 'z', 'popular']) await get(key);
    assert.equal(
      loads.filter((key) => key === 'popular').length,
      1,
      'One key is asked for every second time and three others pass by. It stays; who forgets the oldest entry reloads the most popular one.',
    );
  });

  it('does not remember a failure', async () => {
    let fail = true;
    let loads = 0;
    const get = memo(
      async (key) => {
        loads += 1;
        if (fail) throw new Error('the database is away');
        return `value of ${key}`;
      },
      { max: 3 },
    );
    const outcomes = await Promise.allSettled([get('a'), get('a')]);
    const sizeAfter = get.size;
    fail = false;
    assert.deepEqual(
      outcomes.map(({ reason }) => reason?.message),
      ['the database is away', 'the database is away'],
      'Both callers of the failing load get its error.',
    );
    const again = await get('a').catch((error) => `the old failure: ${error.message}`);
    assert.equal(
      again,
      'value of a',
      'The database is back, and the next call loads again. A failure of one second must not last as long as the process.',
    );
    assert.deepEqual(
      { sizeAfter, loads },
      { sizeAfter: 0, loads: 2 },
      'After the failure nothing is remembered. Entries that only failures leave behind are a leak which grows during outages.',
    );
  });
});
