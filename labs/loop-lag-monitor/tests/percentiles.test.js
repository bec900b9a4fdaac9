import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LoopMonitor } from '../monitor.js';
import { paperLoop } from './support/clock.js';

describe('percentiles', () => {
  it('counts the samples that a block made impossible', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 1_000 });
    monitor.start();
    await loop.run(1_000);
    loop.block(600);
    await loop.run(400);
    const { p50 } = monitor.lag();
    const why =
      'During the block nobody could look. One sample of 600 ms beside forty of 0 looks like an exception, and your callers met it more often than not.';
    assert.ok(
      p50 >= 85 && p50 <= 115,
      `Of the last second, 600 ms were one block. Half of those who come at any moment wait 100 ms or more, so p50 is about 100 ms; it is ${p50}. ${why}`,
    );
  });

  it('gives the nearest rank', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 10_000 });
    monitor.start();
    // Lags of 2, 4, … 8 ms, none of which stands for another; then one of 100 ms, which stands for ten.
    for (const lag of [2, 4, 6, 8]) {
      loop.block(10 + lag);
      await loop.run(0);
    }
    loop.block(110);
    await loop.run(0);
    const rush = monitor.lag();
    await loop.run(2_000);
    const afterwards = monitor.lag();
    const why = 'An alarm is only as good as its figures.';
    assert.deepEqual(
      rush,
      { max: 100, p50: 30, p99: 100 },
      `The delays are 2, 4, 6, 8 and 10, 20, … 100 ms: fourteen. Seven of them do not exceed p50. ${why}`,
    );
    assert.deepEqual(
      afterwards,
      { max: 100, p50: 0, p99: 80 },
      `Two hundred samples of 0 came after them. Two of the 214 are above p99. ${why}`,
    );
  });

  it('forgets old samples also when no timer could run', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 1_000 });
    monitor.start();
    await loop.run(1_000);
    loop.block(1_500);
    const { p50 } = monitor.lag();
    assert.ok(
      p50 >= 735 && p50 <= 765,
      `One block of 1,500 ms has just ended. A hundred calm samples are older than the window of 1,000 ms, so p50 is about 750 ms; it is ${p50}. During a block nobody drops old samples, and who asks first after it must not read them.`,
    );
  });
});
