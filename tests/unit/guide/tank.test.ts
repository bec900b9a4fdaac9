import { describe, expect, test } from 'vitest';
import { CHUNK, MEMORY, momentAt, simulateTank } from '../../../src/components/guide/streams/tank.ts';

const settings = { sourceRate: 40, sinkRate: 10, highWaterMark: 256, restartMs: 0, heeded: true };

describe('the tank on paper', () => {
  test('never holds more than the mark and one chunk when write() is heeded', () => {
    for (const highWaterMark of [64, 100, 256, 2_048]) {
      const { peak, diedAt } = simulateTank({ ...settings, highWaterMark });
      expect(peak).toBeLessThan(highWaterMark + CHUNK);
      expect(diedAt).toBeUndefined();
    }
  });

  test('fills by the difference of the rates when it is not, and dies of it', () => {
    const run = simulateTank({ ...settings, heeded: false });
    // 30 KiB more each millisecond.
    expect(run.diedAt).toBeGreaterThanOrEqual(MEMORY / 30);
    expect(run.diedAt).toBeLessThan(MEMORY / 30 + 10);
    expect(momentAt(run, 1_000).level).toBeGreaterThan(29_000);
    expect(run.sourceWaits).toBe(0);
  });

  test('makes no difference when the sink is the faster one', () => {
    const fast = { ...settings, sourceRate: 10, sinkRate: 50 };
    const [heeded, unread] = [simulateTank(fast), simulateTank({ ...fast, heeded: false })];
    expect(heeded.peak).toBe(unread.peak);
    expect(unread.diedAt).toBeUndefined();
    expect(heeded.sinkIdle).toBeGreaterThan(0.7);
  });

  test('keeps a slow sink busy, if the source is quick to start again', () => {
    const quick = simulateTank(settings);
    expect(quick.sinkIdle).toBeLessThan(0.1);
    expect(quick.sourceWaits).toBeGreaterThan(0.6);
  });

  test('lets the sink idle when the source is slow to start again, and less so with a higher mark', () => {
    const low = simulateTank({ ...settings, restartMs: 30 });
    const high = simulateTank({ ...settings, restartMs: 30, highWaterMark: 2_048 });
    expect(low.sinkIdle).toBeGreaterThan(0.4);
    expect(high.sinkIdle).toBeLessThan(low.sinkIdle / 2);
    expect(high.delivered).toBeGreaterThan(low.delivered);
  });

  test('loses nothing: what came in was delivered, or is there', () => {
    const run = simulateTank({ ...settings, heeded: false });
    const last = run.moments.at(-1);
    expect(run.delivered + (last?.level ?? 0)).toBe(Math.floor(((run.diedAt ?? 0) * 40) / CHUNK) * CHUNK);
  });
});
