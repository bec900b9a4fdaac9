import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BloomFilter, plan } from '../bloom.js';
import { filled, keys, reported } from './support/stream.js';

const BORDER = 'A bit at the border of the table counts like any other.';

/** How many of 12 keys a filter of so many bits denies. */
function denied(bits) {
  const list = keys(bits, 12);
  return 12 - reported(filled(new BloomFilter({ bits, hashes: 3 }), list), list);
}

describe('filter', () => {
  it('never says no to a key it has', () => {
    const why = 'One such no, and a customer who exists is told that he does not.';
    const list = keys(7, 5_000);
    const filter = filled(new BloomFilter(plan({ expected: 5_000, rate: 0.01 })), list);
    assert.equal(list.length - reported(filter, list), 0, `It denies keys that were added. ${why}`);
  });

  it('never does so in a table of one byte', () => {
    for (let bits = 1; bits <= 8; bits++)
      assert.equal(denied(bits), 0, `With ${bits} bits it denies keys that were added. ${BORDER}`);
  });

  it('never does so in a table of any size', () => {
    for (let bits = 9; bits <= 70; bits++)
      assert.equal(denied(bits), 0, `With ${bits} bits it denies keys that were added. ${BORDER}`);
  });

  it('says no to nearly all others', () => {
    const why = 'What it reports wrongly is a query to the database for nothing.';
    const filter = filled(new BloomFilter(plan({ expected: 5_000, rate: 0.01 })), keys(7, 5_000));
    const wrong = reported(filter, keys(99, 20_000));
    assert.ok(
      wrong < 260,
      `Planned for 1 in 100, it reported ${wrong} of 20,000 absent keys; about 200 are expected. ${why}`,
    );
    assert.ok(
      wrong > 140,
      `It reported only ${wrong} of 20,000 absent keys, where about 200 are expected: it takes more memory than it was given.`,
    );
  });

  it('is empty at first', () => {
    assert.equal(
      reported(new BloomFilter({ bits: 1_000, hashes: 3 }), keys(3, 1_000)),
      0,
      'Nothing was added, so nothing can be there.',
    );
  });

  it('spreads the bits of a key', () => {
    const why = 'Hashes that set the same bit again are one hash, and two keys are then confused ten times as often.';
    const filter = filled(new BloomFilter(plan({ expected: 500, rate: 0.001 })), keys(5, 500));
    const wrong = reported(filter, keys(6, 20_000));
    assert.ok(
      wrong < 60,
      `Planned for 1 in 1,000, it reported ${wrong} of 20,000 absent keys; about 20 are expected. ${why}`,
    );
  });

  it('takes the memory it was given', () => {
    const why = 'A filter is worth its mistakes because it is small.';
    assert.equal(
      new BloomFilter({ bits: 9_585_059, hashes: 7 }).bytes,
      1_198_133,
      `9,585,059 bits are 1,198,133 bytes. ${why}`,
    );
    assert.equal(new BloomFilter({ bits: 8, hashes: 1 }).bytes, 1, `8 bits are one byte. ${why}`);
    assert.equal(new BloomFilter({ bits: 9, hashes: 1 }).bytes, 2, `9 bits are two. ${why}`);
  });
});
