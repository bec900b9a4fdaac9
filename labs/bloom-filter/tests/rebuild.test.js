import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GuardedStore } from '../bloom.js';
import { storeOf, turns } from './support/store.js';
import { keys } from './support/stream.js';

const entries = (list) => Object.fromEntries(list.map((key) => [key, 1]));

/** A guard that knows its store, and a second rebuild that waits in the middle of its list. */
async function inTheMiddle({ before = async () => {} } = {}) {
  const store = storeOf({ a: 1, b: 1, c: 1 });
  const guard = new GuardedStore({ store, expected: 100, rate: 0.001 });
  await guard.rebuild();
  await before({ store, guard });
  const gate = Promise.withResolvers();
  store.gates.keys = gate.promise;
  const rebuilding = guard.rebuild();
  rebuilding.catch(() => {});
  await turns();
  return { store, guard, rebuilding, goOn: () => gate.resolve() };
}

describe('rebuild', () => {
  it('forgets what was deleted', async () => {
    const { store, guard } = await inTheMiddle({ before: ({ guard }) => guard.delete('b') }).then(async (middle) => {
      middle.goOn();
      await middle.rebuilding;
      return middle;
    });
    store.gets = 0;
    assert.deepEqual(
      [await guard.get('b'), store.gets],
      [undefined, 0],
      'Deleted keys cost a query each until a rebuild. After it they do not.',
    );
    assert.equal(await guard.get('c'), 1, 'The others are still there.');
  });

  it('keeps what is written meanwhile', async () => {
    const why =
      'The list of keys was begun before this write. Without care, the new filter denies it until the next rebuild.';
    const { guard, rebuilding, goOn } = await inTheMiddle();
    await guard.set('new', 1);
    assert.equal(await guard.get('new'), 1, 'The old filter answers, and has to know it, too.');
    goOn();
    await rebuilding;
    assert.equal(await guard.get('new'), 1, why);
  });

  it('keeps what is being written when it begins', async () => {
    const why = 'The write began before the rebuild and ended after the list was read. It is in neither.';
    const write = Promise.withResolvers();
    let writing;
    const { guard, rebuilding, goOn } = await inTheMiddle({
      async before({ store, guard }) {
        store.gates.beforeWrite = write.promise;
        writing = guard.set('slow', 1);
        await turns();
      },
    });
    goOn();
    await rebuilding;
    write.resolve();
    await writing;
    assert.equal(await guard.get('slow'), 1, why);
  });

  it('keeps what begins while the keys are counted', async () => {
    const why =
      'The rebuild had begun, but its new filter was not there yet. The write is in no list and in no filter.';
    const store = storeOf({ a: 1, b: 1 });
    const guard = new GuardedStore({ store, expected: 100, rate: 0.001 });
    await guard.rebuild();
    const [count, write] = [Promise.withResolvers(), Promise.withResolvers()];
    store.gates.count = count.promise;
    const rebuilding = guard.rebuild();
    await turns();
    store.gates.beforeWrite = write.promise;
    const writing = guard.set('slow', 1);
    await turns();
    count.resolve();
    await rebuilding;
    write.resolve();
    await writing;
    assert.equal(await guard.get('slow'), 1, why);
  });

  it('answers by the old filter meanwhile', async () => {
    const why = 'A rebuild of a large store takes minutes. An attacker has time, and so have customers.';
    const { store, guard, rebuilding, goOn } = await inTheMiddle();
    assert.deepEqual([await guard.get('a'), await guard.get('c')], [1, 1], `What is there is found. ${why}`);
    store.gets = 0;
    for (const key of keys(42, 200)) await guard.get(key);
    assert.ok(store.gets <= 5, `For 200 absent keys the store was asked ${store.gets} times. ${why}`);
    goOn();
    await rebuilding;
  });

  it('keeps the old filter when it fails', async () => {
    const why = 'Half a filter denies the other half of your customers.';
    const { store, guard, rebuilding, goOn } = await inTheMiddle();
    store.failure = new Error('connection lost');
    goOn();
    await assert.rejects(rebuilding, /connection lost/, 'Who asked for the rebuild has to hear of it.');
    store.failure = undefined;
    assert.deepEqual([await guard.get('a'), await guard.get('b'), await guard.get('c')], [1, 1, 1], why);
    await guard.rebuild();
    assert.equal(store.listings, 3, 'After a failure it can be tried again.');
  });

  it('reads the keys once for all who ask', async () => {
    const { store, guard, rebuilding, goOn } = await inTheMiddle();
    const second = guard.rebuild();
    await turns();
    assert.equal(
      store.listings,
      2,
      'One rebuild was done and one is under way. A third would read all keys again, at the same time.',
    );
    goOn();
    await Promise.all([rebuilding, second]);
    await guard.rebuild();
    assert.equal(store.listings, 3, 'When it is over, the next one reads again.');
  });

  it('grows with the store', async () => {
    const why =
      'A filter that is too small says "perhaps" to everybody. It costs memory and a lookup, and guards nothing.';
    const list = keys(8, 1_500);
    const store = storeOf(entries(list.slice(0, 100)));
    const guard = new GuardedStore({ store, expected: 100, rate: 0.01 });
    assert.equal(guard.isDue, true, 'Before the first rebuild, one is due.');
    await guard.rebuild();
    assert.equal(guard.isDue, false, 'It is planned for more keys than there are.');
    for (const key of list.slice(100)) await guard.set(key, 1);
    assert.equal(guard.isDue, true, `It was planned for 200 keys, and has 1,500. ${why}`);
    await guard.rebuild();
    assert.equal(guard.isDue, false, `Rebuilt with 1,500 keys, it keeps its promise again. ${why}`);
    for (const key of keys(9, 1_000)) await guard.set(key, 1);
    assert.equal(guard.isDue, false, '1,000 more keys: there has to be room for twice as many as there were.');
  });
});
