import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Slicer } from '../slicer.js';
import { TEST, range, reasonOf, valueOf, workClock } from './support/loop.js';

describe('failures', () => {
  it('ends a job with the error that fn threw', TEST, async () => {
    const { now, work } = workClock();
    const failure = new RangeError('row 4 is broken');
    const calls = [];
    const slicer = new Slicer({ budgetMs: 2, now });
    const job = slicer.map(range(10), (item) => {
      work(1);
      calls.push(item);
      if (item === 4) throw failure;
    });
    const why = 'Work for an answer that has failed already is taken from those who still wait.';
    assert.equal(
      await reasonOf(job, 'a rejection with the error of fn', why),
      failure,
      `It must be that very error. ${why}`,
    );
    await valueOf(
      slicer.map(range(10), () => work(1)),
      'the slicer works on',
      why,
    );
    assert.deepEqual(calls, [0, 1, 2, 3, 4], `After the failure, fn is not called for this job again. ${why}`);
  });

  it('leaves the other jobs alone', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 2, now });
    const why = 'One bad record of one customer must not fail the requests of the others.';
    const bad = slicer.map(range(3), () => {
      work(1);
      throw new Error('bad record');
    });
    const good = slicer.map(range(20), (item) => {
      work(1);
      return item;
    });
    await reasonOf(bad, 'the bad job rejects', why);
    assert.deepEqual(await valueOf(good, 'the good job fulfils', why), range(20), why);
  });
});
