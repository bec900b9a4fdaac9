import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ring } from '../ring.js';
import { TEST, assertNobodyIsStuck, everyOrder, orderOf } from './support/scheduler.js';

const ONE = 'two values through a ring of one';
const TWO = 'four values through a ring of two';

describe('ring', () => {
  it('hands values over in their order', TEST, () => {
    const why = 'A ring starts again at its first place. The values must not notice.';
    const cells = new Int32Array(new SharedArrayBuffer(64));
    const [producer, consumer] = [new Ring(cells, 3), new Ring(cells, 3)];
    const values = [];
    for (let round = 0; round < 7; round++) {
      producer.push(round * 2);
      producer.push(round * 2 + 1);
      values.push(consumer.shift(), consumer.shift());
    }
    assert.deepEqual(
      values,
      Array.from({ length: 14 }, (_, index) => index),
      why,
    );
  });

  it('holds as many as its capacity', TEST, async () => {
    const why =
      'A ring that keeps one place free is smaller than its owner thinks, and a ring of one never takes anything.';
    await everyOrder('fills a ring', 0, (run) => assertNobodyIsStuck(run, why));
  });

  it('waits while it is full', TEST, async () => {
    const why =
      'Who pushes into a full ring without waiting writes over what nobody has read. This is back-pressure: the fast side waits for the slow one.';
    await everyOrder('one more than there is room for', 0, (run) => {
      if (run.first !== 0) return;
      assertNobodyIsStuck(run, why);
      assert.deepEqual(
        run.results[1],
        [31, 32, 33],
        `Three values were pushed into a ring of two before anybody read, and these arrived: ${run.results[1]}. ${why}`,
      );
      assert.ok(
        !run.spun,
        `The producer asked a hundred times in a row whether there is room. It should sleep. ${why}`,
      );
    });
  });

  it('waits while it is empty', TEST, async () => {
    const why = 'Who reads an empty ring without waiting gets a value that nobody has sent.';
    await everyOrder('one value', 0, (run) => {
      if (run.first !== 1) return;
      assertNobodyIsStuck(run, why);
      assert.deepEqual(run.results[1], [41], `The consumer came first, and read ${run.results[1]}. ${why}`);
      assert.ok(
        !run.spun,
        `The consumer asked a hundred times in a row whether there is a value. It should sleep. ${why}`,
      );
    });
  });

  it('shows a value only when it is there', TEST, async () => {
    const why =
      'The value and the number that tells of it are two steps, for the one who writes and for the one who reads. Between them the other side may come.';
    const check = (expected) => (run) => {
      if (run.asleep.length > 0 || run.woken > 0) return;
      assert.deepEqual(run.results[1], expected, `The consumer read ${run.results[1]}. ${why}\n${orderOf(run)}`);
    };
    await everyOrder(ONE, 2, check([11, 12]));
    await everyOrder(TWO, 1, check([21, 22, 23, 24]));
  });

  it('looks again after waking', TEST, async () => {
    const why =
      'A notify can come late, when what it told of has been seen already. Who sleeps next wakes up for old news, and has to ask again.';
    const check = (expected) => (run) => {
      if (run.woken === 0 || run.results[1].length < expected.length) return;
      assert.deepEqual(
        run.results[1],
        expected,
        `In an order in which a thread slept and was woken, the consumer read ${run.results[1]}. ${why}\n${orderOf(run)}`,
      );
    };
    await everyOrder(ONE, 2, check([11, 12]), { near: 'notify' });
    await everyOrder('takes one and lets the other go on', 2, check([61, 62, 63, 64]), { near: 'notify' });
  });

  it('loses no wake-up', TEST, async () => {
    const why = 'Both sides sleep, each waiting for the other. Nothing fails, and nothing moves.';
    await everyOrder(ONE, 2, (run) => assertNobodyIsStuck(run, why));
    await everyOrder(TWO, 1, (run) => assertNobodyIsStuck(run, why));
  });
});
