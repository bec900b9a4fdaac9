import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Cache } from '../cache.js';
import { testClock } from './support/clock.js';

describe('expiry', () => {
  it('ends at the very millisecond', () => {
    const why = 'A price that ends at noon must not be shown at noon.';
    const { now, pass } = testClock();
    const cache = new Cache({ max: 10, ttlMs: 100, now });
    cache.set('a', 1);
    pass(99);
    assert.deepEqual([cache.get('a'), cache.has('a')], [1, true], `After 99 of 100 ms it is still good. ${why}`);
    pass(1);
    assert.equal(cache.get('a'), undefined, `After 100 ms it is too old for get(). ${why}`);
    assert.equal(cache.stats.misses, 1, 'A value that is too old is a miss.');
  });

  it('has nothing that is too old', () => {
    const why = 'Who asks with has() and then reads must not be told of a value that is gone.';
    const { now, pass } = testClock();
    const cache = new Cache({ max: 10, ttlMs: 100, now });
    cache.set('a', 1);
    pass(100);
    assert.equal(cache.has('a'), false, why);
    cache.set('b', 1);
    pass(100);
    assert.equal(cache.delete('b'), false, `delete() finds nothing either. ${why}`);
  });

  it('gives no longer life to what is read often', () => {
    const why = 'If reading prolongs life, the most popular answer is the one that is never refreshed.';
    const { now, pass } = testClock();
    const cache = new Cache({ max: 10, ttlMs: 100, now });
    cache.set('a', 1);
    for (let i = 0; i < 4; i++) {
      pass(20);
      assert.equal(cache.get('a'), 1);
    }
    pass(20);
    assert.equal(cache.get('a'), undefined, `Stored 100 ms ago, read every 20 ms: it is too old. ${why}`);
    cache.set('a', 2);
    pass(60);
    cache.set('a', 3);
    pass(60);
    assert.equal(cache.get('a'), 3, 'A new set() starts a new life.');
  });

  it('lets each value have its own time', () => {
    const why = 'A session lives for minutes, a list of countries for a day.';
    const { now, pass } = testClock();
    const cache = new Cache({ max: 10, ttlMs: 100, now });
    cache.set('short', 1, { ttlMs: 10 });
    cache.set('long', 2, { ttlMs: 1000 });
    cache.set('none', 3, { ttlMs: 0 });
    cache.set('for ever', 4, { ttlMs: Infinity });
    assert.equal(cache.get('none'), undefined, 'A time of 0 ms is over at once; it is no missing time.');
    pass(10);
    assert.deepEqual([cache.get('short'), cache.get('long')], [undefined, 2], why);
    pass(990);
    assert.deepEqual([cache.get('long'), cache.get('for ever')], [undefined, 4], why);
  });

  it('lets go of what is too old', () => {
    const why = 'What nobody can read any more still takes the room of something else.';
    const { now, pass } = testClock();
    const cache = new Cache({ max: 10, ttlMs: 100, now });
    cache.set('d', 1, { ttlMs: 500 });
    for (const key of ['a', 'b', 'c']) cache.set(key, 1);
    pass(100);
    cache.get('a');
    assert.equal(cache.stats.size, 3, `get() found that 'a' is too old; it must not stay in memory. ${why}`);
    assert.deepEqual(
      [cache.prune(), cache.stats.size, cache.prune()],
      [2, 1, 0],
      `'d' is good for 500 ms. prune() removes the two others that are too old, and says so; then nothing is left to do. ${why}`,
    );
  });
});
