import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/set-up.js';

describe('levels', () => {
  it('asks near, then far, then the source', TEST, async (t) => {
    const why = 'The near level saves the way to Redis, Redis saves the work of the source.';
    const { redis, loads, source, instance } = await setUp(t);
    source.set('a', { price: 1 });
    const [one, two] = [instance(), instance()];
    assert.deepEqual(await one.ask('a'), { price: 1 });
    assert.deepEqual(loads, ['a'], 'Nobody had it, so it is loaded.');
    redis.log.length = 0;
    assert.deepEqual(await one.ask('a'), { price: 1 });
    assert.deepEqual(redis.log, [], `It is in the near level; Redis need not be asked. ${why}`);
    assert.deepEqual(await two.ask('a'), { price: 1 });
    assert.deepEqual(loads, ['a'], `Another instance finds it in Redis. ${why}`);
    redis.log.length = 0;
    await two.ask('a');
    assert.deepEqual(redis.log, [], `What came from Redis is in the near level now. ${why}`);
  });

  it('takes falsy answers for answers', TEST, async (t) => {
    const why =
      'A stock of 0, a user that does not exist: they are asked for most, and each of them is loaded every time.';
    const { loads, source, instance } = await setUp(t);
    const answers = Object.entries({ zero: 0, empty: '', no: false, nobody: null });
    for (const [key, answer] of answers) source.set(key, answer);
    const [one, two] = [instance(), instance()];
    for (const [key, answer] of answers) {
      assert.deepEqual([await one.ask(key), await one.ask(key)], [answer, answer], why);
      assert.equal(await two.ask(key), answer, why);
    }
    assert.deepEqual(
      loads,
      answers.map(([key]) => key),
      `Each was asked for three times, by two instances, and is loaded once. ${why}`,
    );
  });

  it('stores with a time to live', TEST, async (t) => {
    const why = 'A key without an end stays in Redis for ever, and so does its answer.';
    const { redis, source, instance } = await setUp(t);
    source.set('a', 1);
    const { cache, ask } = instance();
    await ask('a');
    await cache.set('b', 2);
    assert.deepEqual(
      ['a', 'b'].map((key) => redis.entries.get(key)?.expiresAt),
      [61_000, 61_000],
      `Stored at 1,000 ms for 60,000 ms. ${why}`,
    );
  });

  it('stores what it is told to', TEST, async (t) => {
    const { loads, instance } = await setUp(t);
    const [one, two] = [instance(), instance()];
    await one.cache.set('a', { price: 1 });
    assert.deepEqual([await one.ask('a'), await two.ask('a')], [{ price: 1 }, { price: 1 }]);
    await one.cache.delete('a');
    await one.cache.get('a', async () => loads.push('a'));
    assert.deepEqual(loads, ['a'], 'After delete() it is in neither level.');
  });
});
