import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cache } from '../cache.js';
import { present, testClock } from './support/clock.js';

function watched(options) {
  const { now, pass } = testClock();
  const gone = [];
  const cache = new Cache({ max: 2, ttlMs: 100, now, onRemove: (...told) => gone.push(told), ...options });
  return { cache, pass, gone };
}

describe('goodbye', () => {
  it('tells of every value that leaves, once', () => {
    const why =
      'Values can hold files and connections. One that leaves without a word is never closed; one that is announced twice is closed twice.';
    const { cache, pass, gone } = watched();
    cache.set('a', 1);
    cache.set('a', 2);
    assert.deepEqual(gone.splice(0), [['a', 1, 'replaced']], `A new value for a key removes the old one. ${why}`);
    cache.set('b', 3);
    cache.set('c', 4);
    assert.deepEqual(gone.splice(0), [['a', 2, 'evicted']], `The third key of a cache of two pushes one out. ${why}`);
    cache.delete('b');
    assert.deepEqual(gone.splice(0), [['b', 3, 'deleted']], why);
    pass(100);
    cache.get('c');
    cache.get('c');
    cache.has('c');
    cache.delete('c');
    cache.prune();
    assert.deepEqual(gone.splice(0), [['c', 4, 'expired']], `It was too old, and was found so five times. ${why}`);
    cache.set('d', 5);
    pass(100);
    cache.set('d', 6);
    assert.deepEqual(
      gone.splice(0),
      [['d', 5, 'expired']],
      `What was too old already is not replaced, it has expired. ${why}`,
    );
  });

  it('may be used by the one it tells', () => {
    const why = 'A callback that loads a value again, or looks at the figures, finds a cache in order.';
    const seen = [];
    const { cache } = watched({
      onRemove: (key, value, reason) => {
        seen.push([key, reason, cache.has(key), cache.stats.size]);
        if (reason === 'deleted') cache.set(key, 'again');
      },
    });
    cache.set('a', 1);
    cache.set('b', 2);
    cache.delete('a');
    assert.deepEqual(seen, [['a', 'deleted', false, 1]], `When it is told, the value is out already. ${why}`);
    assert.equal(cache.get('a'), 'again', `What the callback stores must stay. ${why}`);
  });

  it('keeps what the callback stores', () => {
    const why =
      'A value that is overwritten without a word is never closed, and one entry too many is a bound that does not hold.';
    const told = [];
    const again = new Set(['evicted', 'replaced', 'expired']);
    const { cache, pass } = watched({
      onRemove: (key, value, reason) => {
        told.push([key, value, reason]);
        // Once for each reason, so that it ends.
        if (again.delete(reason)) cache.set(key, 'again');
      },
    });
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('c', 3);
    assert.deepEqual(
      [told.splice(0), present(cache, ['a', 'b', 'c'])],
      [
        [
          ['a', 1, 'evicted'],
          ['b', 2, 'evicted'],
        ],
        ['a', 'c'],
      ],
      `'c' pushed out 'a', and the callback stored 'a' again: that pushes out 'b', and 'a' and 'c' stay. ${why}`,
    );
    cache.set('a', 4);
    assert.deepEqual(
      [told.splice(0), cache.get('a')],
      [
        [
          ['a', 'again', 'replaced'],
          ['a', 4, 'replaced'],
        ],
        'again',
      ],
      `A set() replaced 'a', and the callback stored 'a' again: that replaces the new value. ${why}`,
    );
    pass(100);
    assert.deepEqual(
      [cache.prune(), told.splice(0).length, cache.stats.size],
      [2, 2, 1],
      `prune() removed two, and the callback stored one of them again. ${why}`,
    );
  });
});
