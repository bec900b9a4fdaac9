import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cache } from '../cache.js';
import { present } from './support/clock.js';

const KEYS = ['a', 'b', 'c', 'd'];

function full() {
  const cache = new Cache({ max: 3 });
  for (const key of ['a', 'b', 'c']) cache.set(key, key.toUpperCase());
  return cache;
}

describe('bound', () => {
  it('never holds more than max', () => {
    const why = 'A cache without a bound is a memory leak with a hit ratio.';
    const cache = new Cache({ max: 3 });
    for (let key = 0; key < 1000; key++) {
      cache.set(key, key);
      assert.ok(
        cache.stats.size <= 3,
        `After ${key + 1} keys it holds ${cache.stats.size} entries, and max is 3. ${why}`,
      );
    }
    assert.deepEqual(
      [cache.stats.size, cache.get(999), cache.get(998), cache.get(997)],
      [3, 999, 998, 997],
      `The three newest are kept. ${why}`,
    );
  });

  it('pushes out what was read longest ago', () => {
    const why =
      'The page that everybody reads came into the cache first. Pushed out by age, it is loaded again and again.';
    const cache = full();
    cache.get('a');
    cache.set('d', 'D');
    assert.deepEqual(present(cache, KEYS), ['a', 'c', 'd'], `'a' was read last, so 'b' has to go. ${why}`);
  });

  it('takes a write for a use', () => {
    const why = 'What was written just now is about to be read.';
    const cache = full();
    cache.set('a', 'again');
    cache.set('d', 'D');
    assert.deepEqual(present(cache, KEYS), ['a', 'c', 'd'], `'a' was written last, so 'b' has to go. ${why}`);
  });

  it('pushes out nothing for a key it has', () => {
    const why = 'An update needs no more room. Who makes room for it all the same loses an entry with every update.';
    const cache = full();
    cache.set('c', 'again');
    assert.deepEqual(present(cache, KEYS), ['a', 'b', 'c'], why);
  });

  it('does not take has for a use', () => {
    const why = 'A health check or a metric that looks at every key must not decide what stays.';
    const cache = full();
    cache.has('a');
    cache.set('d', 'D');
    assert.deepEqual(
      present(cache, KEYS),
      ['b', 'c', 'd'],
      `'a' was only asked for by has(), so it is still the oldest. ${why}`,
    );
  });
});
