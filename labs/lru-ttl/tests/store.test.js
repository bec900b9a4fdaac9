import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cache } from '../cache.js';

describe('store', () => {
  it('finds what was stored', () => {
    const cache = new Cache({ max: 10 });
    const key = { id: 7 };
    cache.set('a', 'first');
    cache.set(key, 'by object');
    cache.set(1, 'number');
    cache.set('1', 'text');
    const why = 'A cache that mixes up keys gives one user the data of another.';
    assert.deepEqual(
      [cache.get('a'), cache.get(key), cache.get(1), cache.get('1'), cache.get('b'), cache.get({ id: 7 })],
      ['first', 'by object', 'number', 'text', undefined, undefined],
      why,
    );
    assert.deepEqual(
      [cache.delete('a'), cache.delete('a'), cache.get('a')],
      [true, false, undefined],
      'delete() says whether there was a value.',
    );
  });

  it('takes falsy values for hits', () => {
    const why =
      'A stock of 0, an empty basket, a user that does not exist: the answers that are asked for most are falsy, and each is loaded again and again.';
    const cache = new Cache({ max: 10 });
    const values = [0, '', false, null, NaN];
    values.forEach((value, index) => cache.set(index, value));
    assert.deepEqual(
      values.map((_, index) => cache.get(index)),
      values,
      why,
    );
    assert.deepEqual(
      cache.stats,
      { size: 5, hits: 5, misses: 0 },
      `Five values were stored and five were found. ${why}`,
    );
    assert.ok(
      values.every((_, index) => cache.has(index)),
      `has() must be true for each. ${why}`,
    );
  });

  it('refuses undefined', () => {
    const why = 'A stored undefined looks like a miss for ever.';
    const cache = new Cache({ max: 10 });
    cache.set('a', 1);
    assert.throws(() => cache.set('a', undefined), TypeError, why);
    assert.equal(cache.get('a'), 1, 'After a refused set() the old value is still there.');
  });

  it('counts hits and misses', () => {
    const why = 'Without a hit ratio nobody knows whether the cache is worth its memory.';
    const cache = new Cache({ max: 10 });
    cache.set('a', 1);
    cache.get('a');
    cache.get('a');
    cache.get('b');
    cache.has('a');
    cache.has('b');
    assert.deepEqual(
      cache.stats,
      { size: 1, hits: 2, misses: 1 },
      `Two gets found a value, one did not; has() counts for nothing. ${why}`,
    );
  });
});
