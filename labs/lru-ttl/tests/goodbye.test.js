import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cache } from '../cache.js';
import { testClock } from './support/clock.js';

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
});
