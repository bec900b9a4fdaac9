import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp, until } from './support/set-up.js';

/** Two instances that listen, and a source with 'a' and 'b'. */
async function listening(t) {
  const world = await setUp(t);
  const [one, two] = [world.instance(), world.instance()];
  await Promise.all([one.cache.listen(), two.cache.listen()]);
  for (const key of ['a', 'b']) world.source.set(key, 'old');
  return { ...world, one, two };
}

describe('instances', () => {
  it('tells the others what was deleted', TEST, async (t) => {
    const why = 'The instance that got the write is right at once. All others show the old price until it expires.';
    const { source, one, two } = await listening(t);
    await two.ask('a');
    source.set('a', 'new');
    await one.cache.delete('a');
    await two.heard();
    assert.equal(await two.ask('a'), 'new', why);
  });

  it('tells the others what is new', TEST, async (t) => {
    const why = 'The new answer is in Redis, and the others do not look there, because they have the old one near.';
    const { one, two } = await listening(t);
    await two.ask('a');
    await one.cache.set('a', 'new');
    await two.heard();
    assert.equal(await two.ask('a'), 'new', why);
  });

  it('tells after the change, not before', TEST, async (t) => {
    const why = 'Told too early, the others ask Redis at once, get the old answer, and keep it.';
    const { redis, one } = await listening(t);
    for (const [command, change] of [
      ['SET', () => one.cache.set('a', 'new')],
      ['DEL', () => one.cache.delete('a')],
    ]) {
      redis.log.length = 0;
      await change();
      assert.ok(
        redis.log.lastIndexOf('PUBLISH') > redis.log.lastIndexOf(command),
        `Redis got ${redis.log.join(', ')}. ${why}`,
      );
    }
  });

  it('lets others keep what has not changed', TEST, async (t) => {
    const why = 'If each change empties the near level of all instances, there is none.';
    const { redis, one, two } = await listening(t);
    await two.ask('a');
    await two.ask('b');
    await one.cache.delete('a');
    await two.heard();
    redis.log.length = 0;
    await two.ask('b');
    assert.deepEqual(redis.log, [], `'a' was deleted, and 'b' was not. ${why}`);
  });

  it('lets no load from before come after', TEST, async (t) => {
    const why = 'The load had read the old price before the change. Stored after it, it is shown until it expires.';
    const { one, two } = await listening(t);
    const price = Promise.withResolvers();
    const started = Promise.withResolvers();
    const slow = two.cache.get('a', () => {
      started.resolve();
      return price.promise;
    });
    await started.promise;
    await one.cache.set('a', 'new');
    await two.heard();
    price.resolve('old');
    assert.equal(await slow, 'old', 'Who asked before the change may get what was true before it.');
    assert.equal(await two.ask('a'), 'new', `In the near level. ${why}`);
    const third = await two.client.command('GET', 'a');
    assert.equal(third, '"new"', `In Redis, for all instances. ${why}`);
  });

  it('lets no reply from before come after', TEST, async (t) => {
    const why = 'Replies and messages come on two connections. The older one can arrive later.';
    const { redis, source, one, two } = await listening(t);
    await one.ask('a');
    const { holding } = redis.stall('GET', 'PTTL');
    const slow = two.ask('a');
    await holding;
    await until(() => redis.log.at(-1) === 'PTTL');
    source.set('a', 'new');
    await one.cache.delete('a');
    await two.heard();
    redis.resume();
    await slow;
    assert.equal(await two.ask('a'), 'new', why);
  });

  it('trusts nothing while it is deaf', TEST, async (t) => {
    const why =
      'Redis keeps no messages for those who are away. Whatever is in the near level may have changed meanwhile.';
    const { redis, source, one, two } = await listening(t);
    await two.ask('a');
    await two.ask('b');
    redis.cutSubscribers();
    await until(() => two.cache.size === 0);
    assert.equal(two.cache.size, 0, `The connection was lost, and ${two.cache.size} answers are still trusted. ${why}`);
    source.set('a', 'new');
    await two.ask('b');
    await one.cache.delete('b');
    source.set('b', 'new');
    assert.equal(await two.ask('b'), 'new', `It came back into the near level, and nobody told of its change. ${why}`);
    await two.cache.listen();
    await two.ask('b');
    redis.log.length = 0;
    await two.ask('b');
    assert.deepEqual(redis.log, [], 'It listens again, so the near level is good again.');
  });

  it('does not forget its own change', TEST, async (t) => {
    const why =
      'Redis sends a message to all who listen, also to its sender. What it has just stored is the newest there is.';
    const { redis, one } = await listening(t);
    await one.cache.set('a', 'new');
    await one.heard();
    redis.log.length = 0;
    assert.equal(await one.ask('a'), 'new');
    assert.deepEqual(redis.log, [], `It set 'a' itself, heard of that, and asked Redis again. ${why}`);
  });

  it('trusts nothing from before it listened', TEST, async (t) => {
    const why = 'Who comes late has missed the messages so far. What is near may be wrong already.';
    const { source, instance } = await setUp(t);
    const [one, two] = [instance(), instance()];
    source.set('a', 'old');
    await two.ask('a');
    await one.cache.set('a', 'new');
    await two.cache.listen();
    assert.equal(await two.ask('a'), 'new', `'a' changed between its load and listen(). ${why}`);
  });

  it('stores no load from before it was deaf', TEST, async (t) => {
    const why =
      'The load began before the connection was lost. The change came in between, and nobody could tell of it.';
    const { redis, one, two } = await listening(t);
    await two.ask('b');
    const price = Promise.withResolvers();
    const started = Promise.withResolvers();
    const slow = two.cache.get('a', () => {
      started.resolve();
      return price.promise;
    });
    await started.promise;
    redis.cutSubscribers();
    await until(() => two.cache.size === 0);
    await one.cache.set('a', 'new');
    await two.cache.listen();
    price.resolve('old');
    assert.equal(await slow, 'old', 'Who asked before the change may get what was true before it.');
    assert.equal(await two.ask('a'), 'new', why);
  });
});
