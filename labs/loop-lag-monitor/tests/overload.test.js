import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LoopMonitor } from '../monitor.js';
import { paperLoop } from './support/clock.js';

const LIMITS = { resolutionMs: 10, windowMs: 1_000, maxLagMs: 100, resumeLagMs: 50 };

describe('overload', () => {
  it('tells a long block from a short one', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, ...LIMITS });
    monitor.start();
    await loop.run(1_000);
    const calm = monitor.overloaded;
    loop.block(70);
    await loop.run(100);
    const short = monitor.overloaded;
    loop.block(400);
    await loop.run(100);
    const long = monitor.overloaded;
    await loop.run(1_100);
    const later = monitor.overloaded;
    const why = 'Who sheds too early sends customers away for nothing; who sheds too late has no time left to answer.';
    assert.deepEqual(
      { calm, short, long, later },
      { calm: false, short: false, long: true, later: false },
      `maxLagMs is 100. A block of 70 ms is no overload, one of 400 ms is, and a calm second later it is over. ${why}`,
    );
  });

  it('judges by p99, not by the worst moment', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, ...LIMITS, windowMs: 10_000 });
    monitor.start();
    await loop.run(9_000);
    loop.block(150);
    await loop.run(500);
    assert.equal(
      monitor.overloaded,
      false,
      'One block of 150 ms in ten seconds: 99 of 100 callers wait far less than 100 ms. Who sheds by the maximum sends everybody away for ten seconds because of one request.',
    );
  });

  it('counts the timer that is overdue right now', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, ...LIMITS });
    monitor.start();
    await loop.run(500);
    loop.block(300);
    const atOnce = monitor.overloaded;
    const { max } = monitor.lag();
    const why =
      'The requests that piled up during a block are handled before the timer runs. They are the ones to refuse, and a look at finished samples lets them all in.';
    assert.ok(
      atOnce,
      `A handler asks directly after a block of 300 ms, before any timer ran. Expected: overloaded. ${why}`,
    );
    assert.ok(max >= 290, `At this moment max is at least 290 ms; it is ${max}. ${why}`);
  });

  it('does not flap between the two limits', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, ...LIMITS });
    monitor.start();
    let state = false;
    const changes = [];
    const watch = (when) => {
      if (monitor.overloaded !== state) changes.push(`${when}: ${(state = !state)}`);
    };
    const blocks = async (ms, when) => {
      for (let step = 0; step < 10; step += 1) {
        loop.block(ms);
        watch(when);
        await loop.run(100);
        watch(when);
      }
    };
    await loop.run(1_000);
    await blocks(80, 'blocks of 80 ms');
    await blocks(250, 'blocks of 250 ms');
    await blocks(80, 'blocks of 80 ms again');
    await blocks(80, 'blocks of 80 ms still');
    await loop.run(1_100);
    watch('calm');
    assert.deepEqual(
      changes,
      ['blocks of 250 ms: true', 'calm: false'],
      'Between 50 and 100 ms the answer stays what it was. With a single limit it flips with every request that is let in, and callers get 503 and 200 by turns.',
    );
  });
});
