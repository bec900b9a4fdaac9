import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GuardedStore } from '../bloom.js';
import { storeOf, turns } from './support/store.js';
import { keys } from './support/stream.js';

const guarded = (store) => new GuardedStore({ store, expected: 1_000, rate: 0.001 });

async function known(values) {
  const store = storeOf(values);
  const guard = guarded(store);
  await guard.rebuild();
  return { store, guard };
}

describe('guard', () => {
  it('does not ask for what is not there', async () => {
    const why =
      'Whoever asks for random ids gets past every cache: what is not there is in none. All of it falls on the database.';
    const { store, guard } = await known({ a: 1, b: 2 });
    assert.deepEqual([await guard.get('a'), await guard.get('b')], [1, 2], 'What is there is found.');
    store.gets = 0;
    for (const key of keys(42, 1_000)) assert.equal(await guard.get(key), undefined, 'This key is not in the store.');
    assert.ok(
      store.gets <= 15,
      `For 1,000 absent keys the store was asked ${store.gets} times; about one is expected. ${why}`,
    );
  });

  it('asks for everything until it knows', async () => {
    const why = 'An empty filter says no to every customer. After each restart that is an outage.';
    const store = storeOf({ a: 1 });
    const guard = guarded(store);
    assert.equal(await guard.get('a'), 1, `No rebuild has been done. ${why}`);
    const gate = Promise.withResolvers();
    store.gates.count = gate.promise;
    const rebuilding = guard.rebuild();
    await turns();
    assert.equal(await guard.get('a'), 1, `The first rebuild is under way. ${why}`);
    await guard.set('b', 2);
    assert.equal(await guard.get('b'), 2, `The first rebuild is under way. ${why}`);
    gate.resolve();
    await rebuilding;
    assert.deepEqual([await guard.get('a'), await guard.get('b')], [1, 2], 'Both were there before it ended.');
  });

  it('finds what was written', async () => {
    const { guard } = await known({ a: 1 });
    await guard.set('b', 0);
    assert.equal(await guard.get('b'), 0, 'It was written after the rebuild.');
  });

  it('knows a key before it is there', async () => {
    const why =
      'The store has the order already, its confirmation is on the way, and the customer who reloads the page is told that there is none.';
    const { store, guard } = await known({ a: 1 });
    const gate = Promise.withResolvers();
    store.gates.afterWrite = gate.promise;
    const writing = guard.set('order', 7);
    await turns();
    const seen = await guard.get('order');
    gate.resolve();
    await writing;
    assert.equal(seen, 7, why);
  });

  it('survives a refused write', async () => {
    const { store, guard } = await known({ a: 1 });
    store.failure = new Error('disk full');
    await assert.rejects(guard.set('b', 2), /disk full/, 'The writer has to hear of it.');
    store.failure = undefined;
    assert.deepEqual(
      [await guard.get('a'), await guard.get('b')],
      [1, undefined],
      'The store says what is there. The filter may be wrong in this direction.',
    );
    await guard.rebuild();
    store.gets = 0;
    await guard.get('b');
    assert.equal(
      store.gets,
      0,
      'The write of "b" was refused and is over, and the store does not have it. The next rebuild must forget it.',
    );
  });

  it('forgets no other key', async () => {
    const why = 'Keys share bits. Who clears those of one key makes it deny others.';
    const list = keys(3, 1_000);
    const { guard } = await known(Object.fromEntries(list.map((key) => [key, key])));
    for (const key of list.slice(0, 500)) await guard.delete(key);
    const lost = [];
    for (const key of list.slice(500)) if ((await guard.get(key)) !== key) lost.push(key);
    assert.equal(
      lost.length,
      0,
      `500 of 1,000 keys were deleted, and ${lost.length} of the others are denied now. ${why}`,
    );
    assert.equal(await guard.get(list[0]), undefined, 'This one was deleted.');
  });
});
