import { TEST, turns } from './support/clock.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WriteThrough } from '../through.js';
import { database, watch } from './support/database.js';

function setUp() {
  const cache = new Map();
  const db = database();
  return { cache, db, writer: new WriteThrough({ cache, db }) };
}

describe('order', () => {
  it('writes the values of a key one by one', TEST, async () => {
    const why =
      'Two writes on two connections overtake each other. The database ends with the first value, the cache with the second.';
    const { cache, db, writer } = setUp();
    const writes = [1, 2, 3].map((value) => watch(writer.write('a', value)));
    for (const value of [1, 2, 3]) {
      await turns();
      assert.equal(db.open.length, 1, `Three writes of one key, and ${db.open.length} are under way at once. ${why}`);
      await db.call(value - 1, why).accept();
    }
    assert.deepEqual(
      db.asked,
      [
        ['a', 1],
        ['a', 2],
        ['a', 3],
      ],
      why,
    );
    assert.deepEqual([cache.get('a'), db.rows.get('a')], [3, 3], why);
    assert.ok(
      writes.every(({ outcome }) => outcome?.status === 'fulfilled'),
      'All three writers must hear that it worked.',
    );
  });

  it('lets no key wait for another', TEST, async () => {
    const why = 'One slow row would hold up every write of the service.';
    const { db, writer } = setUp();
    for (const key of ['a', 'b', 1, '1']) watch(writer.write(key, 'value'));
    await turns();
    assert.equal(db.open.length, 4, `Four keys, and ${db.open.length} writes are under way. ${why}`);
    await Promise.all(db.open.map((call) => call.accept()));
  });

  it('goes on after a failure', TEST, async () => {
    const why = 'A refused write is the business of its own writer. The next one has done nothing wrong.';
    const { cache, db, writer } = setUp();
    const [first, second] = [-1, 2].map((value) => watch(writer.write('a', value)));
    await turns();
    await db.call(0, why).refuse();
    await db.call(1, why).accept();
    assert.deepEqual([first.outcome?.status, second.outcome?.status], ['rejected', 'fulfilled'], why);
    assert.equal(cache.get('a'), 2, why);
  });

  it('keeps nothing of what is over', TEST, async () => {
    const why = 'A table with an entry for every key that was ever written is a leak.';
    const { db, writer } = setUp();
    for (const key of ['a', 'b', 'b']) watch(writer.write(key, 1));
    await turns();
    assert.equal(writer.pending, 2, 'Two keys have writes that are not over.');
    await db.call(0, why).accept();
    await db.call(1, why).fail();
    assert.equal(writer.pending, 1, "The second write of 'b' is still under way.");
    await db.call(2, why).fail();
    assert.equal(writer.pending, 0, `All writes are over. ${why}`);
  });
});
