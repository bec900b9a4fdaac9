import { describe, expect, test } from 'vitest';
import { BOOT_MS, simulateRestarts } from '../../../src/components/guide/cluster/restart-backoff.ts';

const once = { workers: 1, outageMs: 60_000, baseMs: 1_000, factor: 2, maxMs: 30_000, jitter: 0 };

describe('restarts on paper', () => {
  test('start again and again when there is no wait', () => {
    const { starts } = simulateRestarts({ ...once, baseMs: 0 });
    // One every 300 ms of the outage, and the one that lives.
    expect(starts).toHaveLength(60_000 / BOOT_MS + 1);
  });

  test('double the wait up to the longest', () => {
    const { starts } = simulateRestarts({ ...once, maxMs: 4_000, outageMs: 12_000 });
    expect(starts.map(({ at }) => at)).toEqual([0, 1_300, 3_600, 7_900, 12_200]);
    expect(starts.map(({ lives }) => lives)).toEqual([false, false, false, false, true]);
  });

  test('are over at once without an outage', () => {
    const run = simulateRestarts({ ...once, workers: 3, outageMs: 0 });
    expect(run.starts).toEqual([0, 1, 2].map((worker) => ({ worker, at: 0, lives: true })));
    expect(run.busiest).toBe(0);
  });

  test('come together without jitter, and apart with it', () => {
    const together = simulateRestarts({ ...once, workers: 32 });
    const apart = simulateRestarts({ ...once, workers: 32, jitter: 0.5 });
    expect(together.busiest).toBe(32);
    expect(apart.busiest).toBeLessThan(20);
  });

  test('make the way back as long as the last wait', () => {
    const patient = simulateRestarts(once);
    const eager = simulateRestarts({ ...once, maxMs: 2_000 });
    expect(eager.backAfter).toBeLessThanOrEqual(2_000 + 2 * BOOT_MS);
    expect(patient.backAfter).toBeGreaterThan(eager.backAfter);
    expect(patient.starts.length).toBeLessThan(eager.starts.length);
  });

  test('are the same in every run', () => {
    const settings = { ...once, workers: 8, jitter: 1 };
    expect(simulateRestarts(settings)).toEqual(simulateRestarts(settings));
  });
});
