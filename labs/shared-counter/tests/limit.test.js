import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Seats } from '../seats.js';
import { TEST, everyOrder, orderOf } from './support/scheduler.js';

describe('limit', () => {
  it('takes and gives back', TEST, () => {
    const why = 'One seat that is not given back is gone until the next restart.';
    const seats = new Seats(new Int32Array(new SharedArrayBuffer(8)), 2);
    assert.deepEqual([seats.take(), seats.take(), seats.take(), seats.taken], [true, true, false, 2], why);
    seats.give();
    assert.deepEqual([seats.taken, seats.take(), seats.taken], [1, true, 2], why);
    seats.give();
    seats.give();
    assert.throws(
      () => seats.give(),
      RangeError,
      'Nobody has a seat. Who gives one back makes the limit larger than it is.',
    );
    assert.equal(seats.taken, 0, 'After a refused give() all seats are free, and no more than that.');
  });

  it('never lets in more than the limit', TEST, async () => {
    const why = 'The limit is there because the eleventh connection brings the database down.';
    await everyOrder('one seat for two', 2, (run) => {
      const inside = run.results.flat().filter((got) => got === 1).length;
      assert.ok(inside <= 1, `There is one seat, and ${inside} threads got it. ${why}\n${orderOf(run)}`);
    });
  });

  it('lets in as many as the limit', TEST, async () => {
    const why =
      'A refusal that nobody can explain, seen only under load: the other thread was quicker, but there was room for both.';
    await everyOrder('two seats for two', 2, (run) => {
      assert.deepEqual(
        run.results,
        [[1], [1]],
        `There are two seats for two threads, and one was refused. ${why}\n${orderOf(run)}`,
      );
    });
  });

  it('refuses only when all seats are taken', TEST, async () => {
    const why =
      'A count that is too high for a moment refuses somebody for good. Nobody has the seat, and everybody was told that it is taken.';
    await everyOrder('takes, gives and takes again', 2, (run) => {
      const [[first, again], [other]] = run.results;
      if (first === 1 && other === 0) {
        assert.equal(
          again,
          1,
          `Thread A gave its seat back, thread B has none, and A was refused. ${why}\n${orderOf(run)}`,
        );
      }
    });
  });

  it('counts every seat that is given back', TEST, async () => {
    const why = 'Lost on the way back, a seat stays taken for ever.';
    await everyOrder('both give back', 2, (run) => {
      const left = Math.min(...run.results.map((reports) => reports.at(-1)));
      assert.equal(left, 0, `Both threads gave their seats back, and ${left} is still taken. ${why}\n${orderOf(run)}`);
    });
  });

  it('changes nothing when it refuses a seat', TEST, async () => {
    const why =
      'A count that is too low for a moment lets somebody in for good, although the call that made it so was refused.';
    await everyOrder('one gives too much', 2, (run) => {
      const [[refused], seats] = run.results;
      const inside = seats.filter((got) => got === 1).length;
      if (refused === 1) {
        assert.ok(
          inside <= 1,
          `There is one seat. Thread A gave back a seat that nobody had, and was refused; thread B took ${inside} meanwhile. ${why}\n${orderOf(run)}`,
        );
      }
    });
  });
});
