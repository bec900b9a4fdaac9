import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp } from './support/set-up.js';

describe('remaining', () => {
  it('keeps an answer only as long as Redis does', TEST, async (t) => {
    const why = 'With a full life in each level, an answer that may be one minute old is shown for two.';
    const { source, instance, pass } = await setUp(t);
    source.set('a', 'old');
    const [one, two] = [instance(), instance()];
    await one.ask('a');
    source.set('a', 'new');
    pass(50_000);
    assert.equal(await two.ask('a'), 'old', 'Redis has it for another 10,000 ms.');
    pass(10_000);
    assert.equal(
      await two.ask('a'),
      'new',
      `It was loaded 60,000 ms ago. The second instance got it from Redis 10,000 ms ago, and must not show it any more. ${why}`,
    );
  });

  it('keeps nothing that has just ended', TEST, async (t) => {
    const why = 'It ended in Redis between two commands. Kept now, it would live a second life.';
    const { redis, source, instance, pass } = await setUp(t);
    const [one, two] = [instance(), instance()];
    source.set('a', 'old');
    await one.ask('a');
    source.set('a', 'new');
    pass(59_999);
    redis.before('PTTL', () => pass(1));
    await two.ask('a');
    assert.equal(await two.ask('a'), 'new', why);
  });

  it('gives an end to what has none', TEST, async (t) => {
    const why = 'Somebody stored it by hand, without an end. The near level would never look again.';
    const { redis, instance, pass } = await setUp(t);
    redis.entries.set('a', { text: '"old"', expiresAt: Infinity });
    const { ask } = instance();
    assert.equal(await ask('a'), 'old');
    redis.log.length = 0;
    pass(59_999);
    assert.equal(await ask('a'), 'old');
    assert.deepEqual(redis.log, [], 'For 60,000 ms it is kept near.');
    redis.entries.set('a', { text: '"new"', expiresAt: Infinity });
    pass(1);
    assert.equal(await ask('a'), 'new', why);
  });
});
