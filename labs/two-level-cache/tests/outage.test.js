import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, setUp, until } from './support/set-up.js';

describe('outage', () => {
  it('answers when Redis is gone', TEST, async (t) => {
    const why = 'A cache makes things faster. A service that is down because its cache is down was better off without.';
    const { redis, source, loads, instance } = await setUp(t);
    source.set('a', 1);
    const { ask } = instance();
    await redis.stop();
    assert.equal(await ask('a').catch(String), 1, why);
    assert.equal(await ask('a').catch(String), 1, why);
    assert.deepEqual(loads, ['a'], 'The near level needs no Redis: it has to keep the answer and spare the source.');
  });

  it('answers when Redis is lost on the way', TEST, async (t) => {
    const why = 'The connection breaks while a reader waits for its reply.';
    const { redis, source, instance } = await setUp(t);
    source.set('a', 1);
    const { ask } = instance();
    const { holding } = redis.stall();
    const asked = ask('a').catch(String);
    await holding;
    await redis.stop();
    assert.equal(await asked, 1, why);
  });

  it('answers when Redis refuses', TEST, async (t) => {
    const why = 'After a restart Redis reads its data first, and answers every command with an error meanwhile.';
    const { redis, source, instance } = await setUp(t);
    source.set('a', 1);
    const { ask } = instance();
    redis.fail('LOADING Redis is loading the dataset in memory');
    assert.equal(await ask('a').catch(String), 1, why);
  });

  it('does not wait for ever', TEST, async (t) => {
    const why = 'A Redis that hangs is worse than one that is gone: every request waits until its client gives up.';
    const waits = [];
    const wait = (ms) => {
      const { promise, resolve } = Promise.withResolvers();
      waits.push({ ms, resolve });
      return promise;
    };
    const { redis, source, loads, instance } = await setUp(t, { farTimeoutMs: 70, wait });
    source.set('a', 1);
    const { ask } = instance();
    const { holding } = redis.stall();
    let answer;
    ask('a').then(
      (value) => (answer = value),
      (error) => (answer = error),
    );
    await holding;
    assert.equal(waits[0]?.ms, 70, `Whoever asks Redis has to wait with a limit, by the option "wait". ${why}`);
    assert.deepEqual(loads, [], 'Redis still has time to answer.');
    for (let index = 0; index < 3; index++) {
      waits[index]?.resolve();
      await until(() => answer !== undefined || waits.length > index + 1);
    }
    assert.equal(answer, 1, `The time is over, also the one for storing the answer. ${why}`);
  });

  it('leaves no wait behind', TEST, async (t) => {
    const why = 'Each request would leave a timer behind. They keep a process alive that wants to exit.';
    const signals = [];
    const wait = (_ms, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    const { source, instance } = await setUp(t, { wait });
    source.set('a', 1);
    await instance().ask('a');
    await instance().ask('a');
    assert.notEqual(signals.length, 0, 'Whoever asks Redis has to wait with a limit, by the option "wait".');
    assert.ok(
      signals.every((signal) => signal.aborted),
      `Redis has answered, and a wait was not aborted. ${why}`,
    );
  });

  it('takes a broken text for no answer', TEST, async (t) => {
    const why = 'A half-written or foreign value in Redis would fail every reader until it expires.';
    const { redis, source, instance } = await setUp(t);
    redis.entries.set('a', { text: '{"price":', expiresAt: Infinity });
    source.set('a', 1);
    const { ask } = instance();
    assert.equal(await ask('a').catch(String), 1, why);
    assert.equal(redis.entries.get('a').text, '1', 'The good answer has to take the place of the broken one.');
  });

  it('says when a change did not arrive', TEST, async (t) => {
    const why = 'The other instances go on with the old price. Somebody has to know, and try again.';
    const { redis, source, instance } = await setUp(t);
    const { cache, ask } = instance();
    await cache.set('a', 1);
    await redis.stop();
    await assert.rejects(cache.delete('a'), `delete() must reject: Redis still has the old answer. ${why}`);
    await assert.rejects(cache.set('b', 1), `set() must reject: Redis does not have the new one. ${why}`);
    source.set('a', 2);
    assert.equal(await ask('a'), 2, 'This instance, at least, must not show the old answer any more.');
  });

  it('uses Redis again when it is back', TEST, async (t) => {
    const why = 'After the outage nothing has to be restarted.';
    const { redis, source, loads, instance } = await setUp(t);
    for (const key of ['a', 'b']) source.set(key, key);
    const [one, two] = [instance(), instance()];
    await one.ask('a');
    await redis.stop();
    await one.ask('b');
    await redis.start();
    assert.equal(await two.ask('a'), 'a', why);
    assert.deepEqual(loads, ['a', 'b'], `Redis still has 'a' from before. ${why}`);
  });

  it('keeps what was set in an outage', TEST, async (t) => {
    const why = 'Whoever wrote a price and reads it back must not see the one from before.';
    const { redis, source, loads, instance } = await setUp(t);
    const { cache, ask } = instance();
    await cache.set('a', 'old');
    await redis.stop();
    await cache.set('a', 'new').catch(() => {});
    source.set('a', 'from the source');
    assert.equal(await ask('a'), 'new', `set() rejected, and the near level has the new answer all the same. ${why}`);
    assert.deepEqual(loads, [], 'It is in the near level; nothing has to be loaded.');
  });
});
