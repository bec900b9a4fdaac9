import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BloomFilter, plan } from '../bloom.js';
import { filled, keys, reported } from './support/stream.js';

const size = plan({ expected: 2_000, rate: 0.02 });
const near = (actual, expected, share, message) =>
  assert.ok(
    Math.abs(actual - expected) <= expected * share,
    `${message} Expected about ${expected}, and it says ${actual}.`,
  );

describe('gauge', () => {
  it('knows how full it is', () => {
    const filter = new BloomFilter(size);
    assert.equal(filter.fill, 0, 'An empty filter has no bit set.');
    filled(filter, keys(1, 2_000));
    near(
      filter.fill,
      1 - Math.exp((-size.hashes * 2_000) / size.bits),
      0.05,
      'The share of bits that are set, with all the keys it was planned for.',
    );
    const before = filter.fill;
    filled(filter, keys(1, 2_000));
    assert.equal(filter.fill, before, 'The same keys set the same bits.');
  });

  it('knows how often it is wrong', () => {
    const why =
      'The rate goes up with every key, and nothing fails. Who does not measure it learns of it from the database.';
    const filter = new BloomFilter(size);
    assert.equal(filter.rate, 0, 'An empty filter is never wrong.');
    for (const seed of [1, 2]) {
      filled(filter, keys(seed, 2_000));
      const expected = (1 - Math.exp((-size.hashes * 2_000 * seed) / size.bits)) ** size.hashes;
      near(filter.rate, expected, 0.15, `With ${seed * 2_000} keys in it. ${why}`);
      near(
        reported(filter, keys(99, 20_000)) / 20_000,
        filter.rate,
        0.2,
        'What it reports wrongly, measured on 20,000 absent keys.',
      );
    }
  });

  it('counts different keys', () => {
    const why = 'A counter in add() counts a key as often as it is written.';
    const filter = new BloomFilter(size);
    near(filter.count, 0, 0, 'Nothing was added.');
    for (let time = 0; time < 3; time++) filled(filter, keys(1, 2_000));
    near(filter.count, 2_000, 0.04, `2,000 keys, each added three times. ${why}`);
  });

  it('says when it is full', () => {
    const filter = filled(new BloomFilter({ bits: 10, hashes: 2 }), keys(1, 200));
    assert.deepEqual(
      [filter.fill, filter.rate, filter.count],
      [1, 1, Infinity],
      'All bits are set: it says "perhaps" to everything, and nobody can tell any more how many keys there are.',
    );
  });
});
