import { TEST, clock, turns, useFakeClock } from './support/clock.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WriteBehind } from '../behind.js';
import { database, watch } from './support/database.js';

function setUp() {
  const cache = new Map();
  const db = database();
  return { cache, db, writer: new WriteBehind({ cache, db, delayMs: 100, retryMs: 1_000 }) };
}

describe('shutdown', () => {
  useFakeClock();

  it('writes at once what waits', TEST, async () => {
    const why = 'These writes were acknowledged. A deployment that loses them loses data every day.';
    const { db, writer } = setUp();
    for (const key of ['a', 'b', 'c']) writer.write(key, 1);
    const closed = watch(writer.close());
    await turns();
    assert.equal(
      db.calls.length,
      3,
      `Three values wait, and the clock stands still: ${db.calls.length} were sent. ${why}`,
    );
    await db.calls[0].accept();
    await db.calls[1].accept();
    assert.equal(closed.outcome, undefined, `One write is still under way; who exits now loses it. ${why}`);
    await db.calls[2].accept();
    assert.deepEqual(closed.outcome, { status: 'fulfilled', value: [] }, `All is stored, and nothing was lost. ${why}`);
  });

  it('waits for what is under way', TEST, async () => {
    const why = 'The write on the wire is acknowledged like those that wait, and so is the value behind it.';
    const { db, writer } = setUp();
    writer.write('a', 1);
    writer.write('b', 1);
    await clock.advance(100);
    writer.write('a', 2);
    await db.call(1, why).accept();
    const closed = watch(writer.close());
    await turns();
    assert.equal(db.calls.length, 2, "'a' = 1 is under way, so 'a' = 2 has to wait for it, also now.");
    await db.calls[0].accept();
    assert.equal(closed.outcome, undefined, why);
    assert.deepEqual(db.asked.at(2), ['a', 2], why);
    await db.calls[2].accept();
    assert.deepEqual(closed.outcome, { status: 'fulfilled', value: [] }, why);
  });

  it('does not wait for the next try', TEST, async () => {
    const why = 'The process has seconds to live, and the next try is a minute away.';
    const { db, writer } = setUp();
    writer.write('a', 1);
    await clock.advance(100);
    await db.call(0, why).fail();
    const closed = watch(writer.close());
    await turns();
    assert.equal(db.calls.length, 2, `It failed before and waits to be tried again: now is the time. ${why}`);
    await db.calls[1].accept();
    assert.deepEqual(closed.outcome, { status: 'fulfilled', value: [] }, why);
  });

  it('says what it could not write', TEST, async () => {
    const why = 'What cannot be stored can at least be logged, if somebody hears of it.';
    const { db, writer } = setUp();
    writer.write('a', 1);
    writer.write('b', 2);
    const closed = watch(writer.close());
    await turns();
    await db.call(0, why).accept();
    await db.call(1, why).fail();
    assert.deepEqual(closed.outcome, { status: 'fulfilled', value: [['b', 2]] }, why);
    await clock.advance(60_000);
    assert.equal(clock.pending.size, 0, 'A timer that is left behind keeps the process alive.');
    assert.equal(db.calls.length, 2, 'After close() nothing may be sent any more.');
  });

  it('gives one more try to what fails meanwhile', TEST, async () => {
    const why = 'Its first try was before the shutdown. One more costs nothing, and is the last chance.';
    const { db, writer } = setUp();
    writer.write('a', 1);
    await clock.advance(100);
    const closed = watch(writer.close());
    await turns();
    await db.call(0, why).fail();
    assert.equal(db.calls.length, 2, `The write that was under way has failed: its value waits again. ${why}`);
    assert.equal(closed.outcome, undefined, `The last try has no answer yet. ${why}`);
    await db.call(1, why).fail();
    assert.deepEqual(
      [closed.outcome, db.calls.length],
      [{ status: 'fulfilled', value: [['a', 1]] }, 2],
      'The last try has failed: that is the end, and close() says what is lost.',
    );
  });

  it('takes nothing more', TEST, async () => {
    const why = 'A write that is acknowledged after the last flush is lost for sure.';
    const { cache, db, writer } = setUp();
    writer.write('a', 1);
    const first = writer.close();
    assert.throws(() => writer.write('a', 2), Error, why);
    assert.equal(cache.get('a'), 1, `A write that was not taken must change nothing. ${why}`);
    await turns();
    await db.call(0, why).accept();
    assert.deepEqual(await Promise.all([first, writer.close()]), [[], []], 'SIGTERM may come twice.');
    assert.equal(db.calls.length, 1);
  });
});
