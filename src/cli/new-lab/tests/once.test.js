// Tests behaviour through the exported interface: counted, with no sleep and no clock. A message says what was expected, what
// happened, and why it matters in production, and does not give the answer away.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLookup } from '../lookup.js';

/** Counts its calls, and answers what `answer` says. */
function countingLoad(answer) {
  const calls = [];
  const load = async (key) => {
    calls.push(key);
    return answer(key);
  };
  return { calls, load };
}

describe('once', () => {
  it('loads a key once for all who ask at the same moment', async () => {
    const { calls, load } = countingLoad((key) => `value of ${key}`);
    const lookup = createLookup(load);
    const answers = await Promise.all(Array.from({ length: 10 }, () => lookup('a')));

    assert.deepEqual(
      answers,
      Array.from({ length: 10 }, () => 'value of a'),
    );
    assert.equal(
      calls.length,
      1,
      'Ten callers at once must cause one call: a cold cache under load is when the database can bear least.',
    );
  });

  it('loads a key once for all who ask later', async () => {
    const { calls, load } = countingLoad((key) => `value of ${key}`);
    const lookup = createLookup(load);
    for (let asked = 0; asked < 10; asked++) await lookup('a');
    await lookup('b');

    assert.deepEqual(calls, ['a', 'b'], 'Each key must be loaded once, and every key by itself.');
  });

  it('remembers 0 and null, too', async () => {
    const { calls, load } = countingLoad((key) => (key === 'zero' ? 0 : null));
    const lookup = createLookup(load);
    for (const key of ['zero', 'zero', 'nobody', 'nobody']) await lookup(key);

    assert.deepEqual(
      calls,
      ['zero', 'nobody'],
      'These are answers, and the keys behind them are often the ones that are asked for most.',
    );
  });
});
