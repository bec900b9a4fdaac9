import { TEST, turns } from './support/clock.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WriteThrough } from '../through.js';
import { database, watch } from './support/database.js';

function setUp() {
  const cache = new Map([['price', 10]]);
  const db = database([['price', 10]]);
  return { cache, db, writer: new WriteThrough({ cache, db }) };
}

describe('through', () => {
  it('shows nothing that the database does not have yet', TEST, async () => {
    const why = 'A reader acts on a price that the database may still refuse.';
    const { cache, db, writer } = setUp();
    const written = watch(writer.write('price', 12));
    await turns();
    const call = db.call(0, why);
    assert.notEqual(cache.get('price'), 12, `The database has not answered, and the cache shows the new value. ${why}`);
    assert.equal(written.outcome, undefined, `The database has not answered, and the write is acknowledged. ${why}`);
    await call.accept();
    assert.equal(written.outcome?.status, 'fulfilled', 'The database has it, and the writer must hear of it.');
    assert.equal(cache.get('price'), 12, 'The database has it, and the cache must show it to the next reader.');
  });

  it('shows nothing that the database refused', TEST, async () => {
    const why = 'Until the entry expires, every reader sees a price that never was.';
    const { cache, db, writer } = setUp();
    const written = watch(writer.write('price', -1));
    await turns();
    await db.call(0, why).refuse();
    assert.match(
      String(written.outcome?.reason),
      /refused/,
      'The writer must get the error of the database: it has to tell its user.',
    );
    assert.notEqual(cache.get('price'), -1, `The database refused -1, and the cache has it. ${why}`);
  });

  it('trusts no old value after a lost answer', TEST, async () => {
    const why =
      'The connection broke after the database had stored the value. An error does not mean that nothing happened.';
    const { cache, db, writer } = setUp();
    const written = watch(writer.write('price', 12));
    await turns();
    await db.call(0, why).acceptUnheard();
    assert.equal(written.outcome?.status, 'rejected', 'The writer must hear of the error.');
    assert.equal(
      cache.has('price'),
      false,
      `The database has ${db.rows.get('price')}, the cache has ${cache.get('price')}. It should have none. ${why}`,
    );
  });
});
