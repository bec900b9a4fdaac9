import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plan } from '../bloom.js';

describe('size', () => {
  it('has the size of the formula', () => {
    const why =
      'Too few bits, and it says "perhaps" to nearly everything. Too many, and the keys themselves would have been smaller.';
    assert.deepEqual(
      plan({ expected: 1_000_000, rate: 0.01 }),
      { bits: 9_585_059, hashes: 7 },
      `A million keys, one in a hundred wrong. ${why}`,
    );
    assert.deepEqual(
      plan({ expected: 1_000, rate: 0.001 }),
      { bits: 14_378, hashes: 10 },
      `1,000 keys, one in a thousand wrong. ${why}`,
    );
    assert.deepEqual(
      plan({ expected: 100, rate: 0.3 }),
      { bits: 251, hashes: 2 },
      `100 keys, three in ten wrong: k is 1.74. ${why}`,
    );
    assert.deepEqual(
      plan({ expected: 1_000, rate: 0.05 }),
      { bits: 6_236, hashes: 4 },
      `1,000 keys, one in twenty wrong: k is 4.32. ${why}`,
    );
  });

  it('has at least one hash', () => {
    assert.deepEqual(
      plan({ expected: 10, rate: 0.9 }),
      { bits: 3, hashes: 1 },
      'Without a hash, every key is reported.',
    );
  });

  it('refuses what makes no sense', () => {
    const why = 'NaN bits are an empty table that says no to everything, and nobody is told.';
    for (const expected of [0, -1, 1.5, NaN, Infinity])
      assert.throws(() => plan({ expected, rate: 0.01 }), RangeError, `expected: ${expected}. ${why}`);
    for (const rate of [0, 1, -0.1, 2, NaN])
      assert.throws(() => plan({ expected: 10, rate }), RangeError, `rate: ${rate}. ${why}`);
  });
});
