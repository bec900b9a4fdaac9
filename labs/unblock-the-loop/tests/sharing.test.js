import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Slicer } from '../slicer.js';
import { TEST, callsPerTurn, countTurns, range, valueOf, workClock } from './support/loop.js';

describe('sharing', () => {
  it('gives all jobs together one slice per turn', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 6, now });
    const turns = [];
    const loop = countTurns();
    const jobs = range(4).map(() =>
      slicer.map(range(15), () => {
        work(1);
        turns.push(loop.turn);
      }),
    );
    const why =
      'Ten requests with a budget of 10 ms each block the loop for 100 ms, and every one of them thinks it is polite.';
    await valueOf(Promise.all(jobs), 'four jobs that end', why);
    loop.stop();
    const longest = Math.max(...callsPerTurn(turns));
    assert.equal(
      longest,
      6,
      `Four jobs, one budget of 6 ms: 6 calls of 1 ms fit in a turn, and ${longest} came. ${why}`,
    );
  });

  it('does not let a short job wait for a long one', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 5, now });
    let longCalls = 0;
    let longCallsAtShortEnd;
    const long = slicer.map(range(300), () => {
      work(1);
      longCalls += 1;
    });
    const short = slicer.map(range(3), (item) => {
      work(1);
      if (item === 2) longCallsAtShortEnd = longCalls;
    });
    const why = 'One export of a big customer must not stop the small requests of all others.';
    await valueOf(Promise.all([long, short]), 'a job of 300 items and one of 3 that end', why);
    assert.ok(
      longCallsAtShortEnd <= 50,
      `The job of 3 items ended after ${longCallsAtShortEnd} of the 300 calls of the other job. ${why}`,
    );
  });

  it('gives one slice per turn also when work hands in work', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 6, now });
    const turns = [];
    const loop = countTurns();
    const step = () => {
      work(1);
      turns.push(loop.turn);
    };
    let inner;
    const outer = slicer.map(range(20), (item) => {
      step();
      if (item === 2) inner = slicer.map(range(20), step);
    });
    const why =
      'A report that finds a part to compute hands in a job of its own. Two chains of slices are two budgets in every turn, for as long as there is work.';
    await valueOf(outer, 'a job that hands in another ends', why);
    await valueOf(inner, 'the job that was handed in by it ends', why);
    loop.stop();
    const longest = Math.max(...callsPerTurn(turns));
    assert.ok(
      longest <= 6,
      `The budget is 6 ms, and fn handed in a second job: ${longest} calls of 1 ms came in one turn. ${why}`,
    );
  });
});
