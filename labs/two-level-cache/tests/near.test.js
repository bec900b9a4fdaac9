import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/set-up.js';

describe('near', () => {
  it('holds no more than max', TEST, async (t) => {
    const why = 'Each process has its own near level. Without a bound each of them grows until it is killed.';
    const { instance } = await setUp(t, { max: 3 });
    const { cache } = instance();
    for (let key = 0; key < 50; key++) {
      await cache.set(String(key), key).catch(() => {});
      assert.ok(cache.size <= 3, `After ${key + 1} keys it holds ${cache.size}, and max is 3. ${why}`);
    }
    assert.equal(cache.size, 3, 'There is room for three.');
  });

  it('makes room for what is new', TEST, async (t) => {
    const why = 'A full cache is the normal state. It must not fail the request that comes next.';
    const { redis, instance } = await setUp(t, { max: 3 });
    const { cache, ask } = instance();
    for (const key of ['a', 'b', 'c', 'd']) await assert.doesNotReject(cache.set(key, key), why);
    redis.log.length = 0;
    assert.equal(await ask('d'), 'd');
    assert.deepEqual(redis.log, [], `What came last is in the near level. ${why}`);
  });

  it('lets go of what was used longest ago', TEST, async (t) => {
    const why = 'The answer that everybody wants came first. Pushed out by age, it is fetched again and again.';
    const { redis, instance } = await setUp(t, { max: 3 });
    const { cache, ask } = instance();
    for (const key of ['a', 'b', 'c']) await cache.set(key, key);
    await ask('a');
    await cache.set('d', 'd');
    redis.log.length = 0;
    await ask('a');
    assert.deepEqual(redis.log, [], `'a' was read just before 'd' came. ${why}`);
    await ask('b');
    assert.notDeepEqual(redis.log, [], `'b' was used longest ago and had to go. ${why}`);
  });

  it('is edited by nobody', TEST, async (t) => {
    const why = 'One handler adds a field for its own answer, and every later request gets it, too.';
    const { source, instance } = await setUp(t);
    const stored = { roles: ['reader'] };
    const loaded = { roles: ['reader'] };
    source.set('loaded', loaded);
    const { cache, ask } = instance();
    await cache.set('stored', stored);
    stored.roles.push('admin');
    (await ask('stored')).roles.push('admin');
    (await ask('loaded')).roles.push('admin');
    loaded.roles.push('admin');
    (await ask('loaded')).roles.push('admin');
    assert.deepEqual(
      [await ask('stored'), await ask('loaded')],
      [{ roles: ['reader'] }, { roles: ['reader'] }],
      `Those who stored, loaded and read it have changed their objects. ${why}`,
    );
  });

  it('forgets in time', TEST, async (t) => {
    const why = 'An answer that never ends is wrong one day.';
    const { source, loads, instance, pass } = await setUp(t);
    source.set('a', 'old');
    const { ask } = instance();
    await ask('a');
    source.set('a', 'new');
    pass(59_999);
    assert.equal(await ask('a'), 'old', 'After 59,999 of 60,000 ms it is still good.');
    pass(1);
    assert.equal(await ask('a'), 'new', `After 60,000 ms it is too old, in both levels. ${why}`);
    assert.deepEqual(loads, ['a', 'a']);
  });
});
