import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BufferPool } from '../buffer-pool.js';
import { TEST } from './support/delivery.js';
import { moved, turns, valueAtOnce } from './support/lending.js';

const BYTES = 1024;

describe('pool', () => {
  it('makes a buffer only when none is free', TEST, async () => {
    const why =
      'Every new buffer is memory to clear and to collect: at 60 frames of 8 MB a second, half a gigabyte a second.';
    const pool = new BufferPool({ count: 4, bytes: BYTES });
    for (let frame = 0; frame < 200; frame++) {
      const buffer = await valueAtOnce(pool.acquire(), 'a buffer', why);
      assert.equal(buffer.byteLength, BYTES, `A buffer of ${BYTES} bytes. ${why}`);
      pool.release(moved(buffer));
    }
    assert.deepEqual(
      pool.stats,
      { free: 1, out: 0, made: 1 },
      `200 frames, one after the other, need one buffer. ${why}`,
    );

    await valueAtOnce(Promise.all([pool.acquire(), pool.acquire(), pool.acquire()]), 'three buffers', why);
    assert.deepEqual(pool.stats, { free: 0, out: 3, made: 3 }, `Three at a time need three. ${why}`);
  });

  it('lets borrowers wait when all are out', TEST, async () => {
    const why =
      'The number of buffers is the bound of your memory. A pool that makes one more under load has no bound.';
    const pool = new BufferPool({ count: 2, bytes: BYTES });
    const [first, second] = await valueAtOnce(Promise.all([pool.acquire(), pool.acquire()]), 'two buffers', why);
    let served = false;
    const waiting = pool.acquire();
    waiting.then(() => (served = true));
    await turns();
    assert.equal(served, false, `Two buffers exist and two are out, yet a third one was lent. ${why}`);

    pool.release(moved(first));
    const third = await valueAtOnce(waiting, 'the third borrower gets the buffer that came back', why);
    pool.release(moved(second));
    const fourth = await valueAtOnce(pool.acquire(), 'a fourth borrower gets the other one', why);
    assert.notEqual(third, fourth, 'Two borrowers have the same buffer, and will write over each other.');
    assert.deepEqual(pool.stats, { free: 0, out: 2, made: 2 }, `Two buffers serve all four. ${why}`);
  });

  it('serves the oldest borrower first', TEST, async () => {
    const why = 'Under steady load, a pool that serves the newest lets the oldest request wait until it times out.';
    const pool = new BufferPool({ count: 1, bytes: BYTES });
    let lent = await valueAtOnce(pool.acquire(), 'a buffer', why);
    const order = [];
    const waiting = [1, 2, 3].map(async (number) => {
      const buffer = await pool.acquire();
      order.push(number);
      return buffer;
    });
    for (let served = 1; served <= 3; served++) {
      pool.release(moved(lent));
      await turns();
      assert.equal(order.length, served, `One buffer came back, so one borrower gets it. ${why}`);
      lent = await waiting[order.at(-1) - 1];
    }
    assert.deepEqual(order, [1, 2, 3], why);
  });

  it('refuses what is no buffer of its own', TEST, async () => {
    const why = 'A detached buffer in the pool is an empty frame for somebody, an hour later, far from the mistake.';
    const pool = new BufferPool({ count: 1, bytes: BYTES });
    const lent = await valueAtOnce(pool.acquire(), 'a buffer', why);
    moved(lent);
    assert.throws(() => pool.release(lent), RangeError, `The buffer was moved away, this object has 0 bytes. ${why}`);
    assert.throws(() => pool.release(new ArrayBuffer(BYTES * 2)), RangeError, `This buffer has twice the size. ${why}`);
    assert.equal(pool.stats.out, 1, 'A buffer that was refused still counts as out.');
  });

  it('refuses what is in already', TEST, async () => {
    const why = 'The same buffer twice in a pool ends with two borrowers who write over each other.';
    const pool = new BufferPool({ count: 3, bytes: BYTES });
    const lent = await valueAtOnce(Promise.all([pool.acquire(), pool.acquire(), pool.acquire()]), 'three buffers', why);
    const back = lent.slice(0, 2).map(moved);
    for (const buffer of back) pool.release(buffer);
    for (const [index, buffer] of back.entries()) {
      assert.throws(
        () => pool.release(buffer),
        Error,
        `Two buffers came back, and number ${index + 1} of them was taken a second time. ${why}`,
      );
    }
    assert.deepEqual(
      pool.stats,
      { free: 2, out: 1, made: 3 },
      'Three buffers were lent and two came back. What was refused changes nothing.',
    );
  });

  it('replaces what is lost', TEST, async () => {
    const why = 'A pool that never writes off a loss shrinks with every crash, until everybody waits for ever.';
    const pool = new BufferPool({ count: 1, bytes: BYTES });
    await valueAtOnce(pool.acquire(), 'a buffer', why);
    pool.lost();
    assert.equal(pool.stats.out, 0, `What is lost is no longer out. ${why}`);
    const buffer = await valueAtOnce(pool.acquire(), 'a new buffer for the lost one', why);
    assert.equal(buffer.byteLength, BYTES, why);
    assert.deepEqual(pool.stats, { free: 0, out: 1, made: 2 }, `One was lost, one was made in its place. ${why}`);
  });

  it('serves who waits when one is lost', TEST, async () => {
    const why = 'Whoever waits, waits for a release. For the lost buffer there will be none.';
    const pool = new BufferPool({ count: 1, bytes: BYTES });
    await valueAtOnce(pool.acquire(), 'a buffer', why);
    const waiting = pool.acquire();
    pool.lost();
    await valueAtOnce(waiting, 'the waiting borrower gets a new buffer', why);
  });
});
