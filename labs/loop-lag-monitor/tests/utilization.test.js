import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LoopMonitor } from '../monitor.js';
import { paperLoop } from './support/clock.js';

/** Turns of 50 ms, of which `busy` are work. */
async function load(loop, busy, turns) {
  for (let turn = 0; turn < turns; turn += 1) {
    loop.block(busy);
    await loop.run(50 - busy);
  }
}

describe('utilization', () => {
  it('is the share of the window, not of the whole life', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 1_000 });
    monitor.start();
    await load(loop, 5, 100);
    const quiet = monitor.utilization();
    await load(loop, 45, 30);
    const busy = monitor.utilization();
    const why = 'A share since the start hardly moves after a day. You would see the rush when it is over.';
    assert.ok(
      Math.abs(quiet - 0.1) <= 0.06,
      `The loop was busy 5 ms of every 50 for five seconds: 0.1. It is ${quiet}. ${why}`,
    );
    assert.ok(
      Math.abs(busy - 0.9) <= 0.06,
      `Then it was busy 45 ms of every 50 for more than a window: 0.9. It is ${busy}. ${why}`,
    );
  });

  it('does not jump with every sample', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 1_000 });
    monitor.start();
    await load(loop, 25, 40);
    const seen = [];
    for (let step = 0; step < 5; step += 1) {
      loop.block(25);
      await loop.run(5);
      seen.push(monitor.utilization());
      await loop.run(20);
      seen.push(monitor.utilization());
    }
    const why =
      'A figure of the last few milliseconds is near 0 or near 1 by chance, and nobody can set an alarm on it.';
    for (const share of seen) {
      assert.ok(
        Math.abs(share - 0.5) <= 0.06,
        `The loop is busy half of the time, in pieces of 25 ms, and the window is 1,000 ms. Expected about 0.5, read ${share}. ${why}`,
      );
    }
  });

  it('is known soon after the start', async () => {
    const loop = paperLoop();
    const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 1_000 });
    await loop.run(10_000);
    monitor.start();
    loop.block(100);
    await loop.run(100);
    const share = monitor.utilization();
    assert.ok(
      Math.abs(share - 0.5) <= 0.06,
      `200 ms after start(), half of which were busy, the share is 0.5; it is ${share}. What was before start() does not count, and an instance that starts under load needs a figure before its first window is full.`,
    );
  });
});
