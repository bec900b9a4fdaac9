import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Counter } from '../counter.js';
import { TEST, everyOrder, orderOf } from './support/scheduler.js';

describe('count', () => {
  it('is one counter for all who have its memory', TEST, () => {
    const why = 'Every thread makes its own Counter object. Only the memory is common.';
    const cells = new Int32Array(new SharedArrayBuffer(8));
    const [here, there] = [new Counter(cells), new Counter(cells)];
    assert.equal(here.add(5), 5, `add() returns the new value. ${why}`);
    assert.equal(there.add(-2), 3, `The second object must see what the first has added. ${why}`);
    assert.deepEqual([here.value, there.value], [3, 3], why);
  });

  it('loses no update', TEST, async () => {
    const why = 'Under load this is a request that nobody counted, a limit that does not hold, a bill that is too low.';
    await everyOrder('two adds each', 2, (run) => {
      const { value } = new Counter(run.memory);
      assert.equal(value, 4, `Two threads added 1 twice each, and the counter says ${value}. ${why}\n${orderOf(run)}`);
    });
  });

  it('gives every caller a number of its own', TEST, async () => {
    const why = 'Counters hand out ids. The same id twice is one record over another.';
    await everyOrder('two adds each', 2, (run) => {
      const numbers = run.results.flat().sort((a, b) => a - b);
      assert.deepEqual(
        numbers,
        [1, 2, 3, 4],
        `Four calls of add(1) returned ${numbers.join(', ')}. ${why}\n${orderOf(run)}`,
      );
    });
  });
});
