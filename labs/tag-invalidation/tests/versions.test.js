import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Namespace } from '../shared.js';
import { store } from './support/store.js';

const TEST = { timeout: 5_000 };

/** A namespace, and a way to ask it that tells loads from hits. Versions are v1, v2, v3… and never come twice. */
function setUp({ shared = store(), name = 'products' } = {}) {
  let versions = 0;
  const newVersion = () => `v${++versions}-${name.length}`;
  const namespace = new Namespace({ store: shared, name, ttlMs: 60_000, newVersion });
  const ask = async (id, value) => {
    let loaded = false;
    const answer = await namespace.get(id, async () => {
      loaded = true;
      return value;
    });
    return [loaded ? 'load' : 'hit', answer];
  };
  return { shared, namespace, ask };
}

describe('versions', () => {
  it('loads once, and finds falsy answers', TEST, async () => {
    const why = 'The answers that are asked for most are null, false and 0.';
    const { ask } = setUp();
    for (const [id, value] of Object.entries({ a: { price: 1 }, b: null, c: false, d: 0, e: '' })) {
      assert.deepEqual(await ask(id, value), ['load', value], 'Nothing is stored yet.');
      assert.deepEqual(await ask(id, 'another'), ['hit', value], why);
    }
  });

  it('forgets everything with one command', TEST, async () => {
    const why =
      'However many answers there are, and wherever they are: a new version, and nobody asks for the old keys.';
    const { shared, namespace, ask } = setUp();
    for (let id = 0; id < 20; id++) await ask(String(id), 'old');
    shared.log.length = 0;
    await namespace.invalidate();
    assert.equal(shared.log.length, 1, `The commands were: ${shared.log.join(' ')}. ${why}`);
    assert.deepEqual(await ask('7', 'new'), ['load', 'new'], 'After invalidate() the old answer must not be found.');
    assert.deepEqual(await ask('7', 'another'), ['hit', 'new'], 'The new one must be.');
  });

  it('costs two commands a hit', TEST, async () => {
    const why = 'One for the version, one for the answer. Each more is a way to the store and back, in every request.';
    const { shared, ask } = setUp();
    await ask('a', 1);
    shared.log.length = 0;
    await ask('a', 2);
    assert.deepEqual(shared.log, ['get', 'get'], why);
  });

  it('lets no load from before come after', TEST, async () => {
    const why = 'The load had read the old price before the change. Stored after it, it is served until it expires.';
    const { namespace, ask } = setUp();
    await ask('other', 0);
    const price = Promise.withResolvers();
    const started = Promise.withResolvers();
    const slow = namespace.get('a', () => {
      started.resolve();
      return price.promise;
    });
    await started.promise;
    await namespace.invalidate();
    price.resolve('old');
    assert.equal(await slow, 'old', 'Who asked before the change may get what was true before it.');
    assert.deepEqual(await ask('a', 'new'), ['load', 'new'], why);
  });

  it('brings no old version back', TEST, async () => {
    const why =
      'A store that is short of memory drops any key, the one with the version, too. A counter that begins at 1 again finds answers of last week.';
    const { shared, namespace, ask } = setUp();
    await ask('a', 'old');
    await namespace.invalidate();
    await ask('a', 'new');
    const versionKeys = shared.entries.filter(({ value }) => !['"old"', '"new"'].includes(value));
    for (const { key } of versionKeys) shared.lose(key);
    assert.deepEqual(await ask('a', 'newest'), ['load', 'newest'], why);
    assert.deepEqual(await ask('a', 'another'), ['hit', 'newest'], 'From then on the new version counts.');
  });

  it('lets old answers expire', TEST, async () => {
    const why = 'Nobody deletes the answers of old versions. Without a time to live they stay for ever.';
    const { shared, ask } = setUp();
    await ask('a', 'answer');
    const answer = shared.entries.find(({ value }) => value === '"answer"');
    assert.equal(answer?.ttlMs, 60_000, why);
  });

  it('keeps namespaces apart', TEST, async () => {
    const why = 'Names and ids are any texts. Joined by a colon, "a" + "b:c" and "a:b" + "c" are the same.';
    const shared = store();
    const one = setUp({ shared, name: 'a' });
    const two = setUp({ shared, name: 'a:b' });
    await one.ask('b:c', 1);
    assert.deepEqual(await two.ask('c', 2), ['load', 2], why);
    await one.namespace.invalidate();
    assert.deepEqual(await two.ask('c', 3), ['hit', 2], 'Who invalidates one namespace leaves the others alone.');
    assert.deepEqual(await one.ask('version', 4), ['load', 4], 'Any id is good, "version", too.');
    assert.deepEqual(await one.ask('version', 5), ['hit', 4], 'Any id is good, "version", too.');
  });
});
