import { TEST, clock, turns, useFakeClock } from './support/clock.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WriteBehind } from '../behind.js';
import { database } from './support/database.js';

function setUp(options) {
  const cache = new Map();
  const db = database();
  const refused = [];
  const onRefused = (key, value, error) => refused.push([key, value, error.message]);
  const writer = new WriteBehind({ cache, db, delayMs: 10, retryMs: 100, maxRetryMs: 300, onRefused, ...options });
  return { cache, db, refused, writer };
}

describe('retry', () => {
  useFakeClock();

  it('tries again, later each time', TEST, async () => {
    const why = 'The write was acknowledged. A database that is down for a minute must not lose it, nor be hammered.';
    const { cache, db, writer } = setUp();
    writer.write('a', 1);
    await clock.advance(10);
    for (const [index, wait] of [100, 200, 300, 300].entries()) {
      await db.call(index, why).fail();
      await clock.advance(wait - 1);
      assert.equal(
        db.calls.length,
        index + 1,
        `Failure ${index + 1} in a row: the next try comes after ${wait} ms. ${why}`,
      );
      assert.deepEqual([cache.get('a'), writer.pending], [1, 1], `The value is kept until it is stored. ${why}`);
      await clock.advance(1);
    }
    await db.call(4, why).accept();
    assert.deepEqual([db.rows.get('a'), writer.pending], [1, 0], why);
  });

  it('tries with the newest value', TEST, async () => {
    const why = 'Two values of one key wait. Only the newer one is worth a write.';
    const { db, writer } = setUp();
    writer.write('a', 1);
    await clock.advance(10);
    await db.call(0, why).fail();
    writer.write('a', 2);
    await clock.advance(100);
    assert.deepEqual(db.asked.slice(1), [['a', 2]], why);
    await db.call(1, why).accept();
    await clock.advance(1_000);
    assert.deepEqual([db.calls.length, writer.pending], [2, 0], `The old value must not come back. ${why}`);
  });

  it('brings no old value back', TEST, async () => {
    const why = 'A newer value came while the older one was under way. The failed one is history.';
    const { cache, db, writer } = setUp();
    writer.write('a', 1);
    await clock.advance(10);
    writer.write('a', 2);
    await turns();
    await db.call(0, why).fail();
    await clock.advance(100);
    assert.deepEqual(db.asked.slice(1), [['a', 2]], why);
    await db.call(1, why).accept();
    await clock.advance(1_000);
    assert.deepEqual([db.rows.get('a'), cache.get('a'), db.calls.length], [2, 2, 2], why);
  });

  it('gives up what was refused', TEST, async () => {
    const why = 'The database will never take it. A cache that still has it is ahead of the truth until it expires.';
    const { cache, db, refused, writer } = setUp();
    writer.write('stock', -1);
    await clock.advance(10);
    await db.call(0, why).refuse();
    assert.equal(cache.has('stock'), false, `The refused value is still in the cache. ${why}`);
    assert.deepEqual(
      refused,
      [['stock', -1, 'stock: refused']],
      'The caller was told that all is well. Somebody has to hear that it is not.',
    );
    await clock.advance(5_000);
    assert.deepEqual([db.calls.length, writer.pending], [1, 0], 'A refused value must not be tried again, nor kept.');
  });

  it('keeps what came after the refused one', TEST, async () => {
    const why = 'The user mended the value before the refusal came. The mended one is good.';
    const { cache, db, refused, writer } = setUp();
    writer.write('stock', -1);
    await clock.advance(10);
    writer.write('stock', 1);
    await db.call(0, why).refuse();
    assert.equal(cache.get('stock'), 1, why);
    assert.equal(refused.length, 1, 'The refusal of -1 still has to be told.');
    await clock.advance(100);
    assert.deepEqual(db.asked.slice(1), [['stock', 1]], why);
  });

  it('does not try sooner for a newer value', TEST, async () => {
    const why = 'Where values come all the time, a database that is down would be asked all the time.';
    const { db, writer } = setUp();
    writer.write('a', 1);
    await clock.advance(10);
    await db.call(0, why).fail();
    for (const value of [2, 3, 4]) {
      writer.write('a', value);
      await clock.advance(33);
    }
    assert.equal(
      db.calls.length,
      1,
      `99 of 100 ms after the failure, and newer values have come: it was tried. ${why}`,
    );
    await clock.advance(1);
    assert.deepEqual(db.asked.slice(1), [['a', 4]], `The 100 ms are over. ${why}`);
    await db.call(1, why).accept();
  });

  it('begins anew after a success', TEST, async () => {
    const why = 'One failure a day, and after a week the first try comes after the longest wait.';
    const { db, writer } = setUp();
    let calls = 0;
    for (const outage of ['first', 'second']) {
      writer.write('a', outage);
      await clock.advance(10);
      await db.call(calls++, why).fail();
      await clock.advance(99);
      assert.equal(db.calls.length, calls, `${outage} outage: tried before 100 ms were over. ${why}`);
      await clock.advance(1);
      assert.equal(
        db.calls.length,
        calls + 1,
        `${outage} outage: 100 ms after its only failure nothing was tried. ${why}`,
      );
      await db.call(calls++, why).accept();
    }
    assert.equal(writer.pending, 0);
  });

  it('counts the failures of each key', TEST, async () => {
    const why =
      'A row that is locked has nothing to do with the others: they should not wait for it longer and longer.';
    const { db, writer } = setUp();
    for (const key of ['a', 'b', 'c']) writer.write(key, 1);
    await clock.advance(10);
    for (const index of [0, 1, 2]) await db.call(index, why).fail();
    await clock.advance(100);
    assert.deepEqual(
      db.asked.slice(3).map(([key]) => key),
      ['a', 'b', 'c'],
      `Each key failed once, and 100 ms are over: each is tried again. ${why}`,
    );
    for (const call of db.open) await call.accept();
  });
});
