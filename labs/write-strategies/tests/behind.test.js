import { TEST, clock, turns, useFakeClock } from './support/clock.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WriteBehind } from '../behind.js';
import { database } from './support/database.js';

function setUp() {
  const cache = new Map();
  const db = database();
  return { cache, db, writer: new WriteBehind({ cache, db, delayMs: 100 }) };
}

describe('behind', () => {
  useFakeClock();

  it('answers before the database is asked', TEST, async () => {
    const why = 'That is what write-behind is for: the caller does not wait for the disk.';
    const { cache, db, writer } = setUp();
    writer.write('a', 1);
    assert.equal(cache.get('a'), 1, `The cache has the value at once. ${why}`);
    await clock.advance(99);
    assert.equal(db.calls.length, 0, 'For 100 ms the database is left alone, so that writes can be put together.');
    assert.equal(
      writer.pending,
      1,
      'One key is not in the database yet. Who runs the service wants to see that figure.',
    );
    await clock.advance(1);
    assert.deepEqual(db.asked, [['a', 1]], 'After 100 ms the value has to be on its way.');
    assert.equal(writer.pending, 1, 'It is under way, and not there yet.');
    await db.calls[0].accept();
    assert.equal(writer.pending, 0, 'The database has it. Nothing may be kept.');
  });

  it('writes only the last of many values', TEST, async () => {
    const why = 'A counter that changes a hundred times a second needs one write, not a hundred.';
    const { cache, db, writer } = setUp();
    for (let value = 1; value <= 100; value++) {
      writer.write('views', value);
      writer.write('likes', -value);
    }
    await clock.advance(100);
    assert.deepEqual(
      db.asked,
      [
        ['views', 100],
        ['likes', -100],
      ],
      why,
    );
    assert.equal(cache.get('views'), 100);
  });

  it('does not wait for silence', TEST, async () => {
    const why = 'A key that is written all the time would never reach the database.';
    const { db, writer } = setUp();
    for (let value = 1; value <= 5; value++) {
      writer.write('views', value);
      await clock.advance(60);
      for (const call of db.open) await call.accept();
    }
    assert.notEqual(
      db.calls.length,
      0,
      `Written every 60 ms for 300 ms, with a delay of 100 ms, and never stored. ${why}`,
    );
  });

  it('sends one value of a key at a time', TEST, async () => {
    const why = 'Two writes on two connections overtake each other, and the older value stays.';
    const { db, writer } = setUp();
    writer.write('a', 1);
    await clock.advance(100);
    writer.write('a', 2);
    writer.write('b', 3);
    await clock.advance(500);
    assert.deepEqual(
      db.asked,
      [
        ['a', 1],
        ['b', 3],
      ],
      `The database has not answered for 'a' = 1; 'b' need not wait for that, 'a' = 2 has to. ${why}`,
    );
    await db.calls[0].accept();
    await clock.advance(100);
    assert.deepEqual(db.asked.at(2), ['a', 2], 'What was written meanwhile must not be forgotten.');
    await turns();
    await db.calls[2].accept();
    await db.calls[1].accept();
    assert.equal(writer.pending, 0, 'The database has everything. Nothing may be kept.');
  });
});
