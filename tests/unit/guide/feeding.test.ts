import { describe, expect, test } from 'vitest';
import { continuously, inBatches, makeCalls } from '../../../src/components/guide/async/feeding.ts';

const call = (ms: number) => ({ ms, slow: ms > 100 });
const settings = { calls: 60, places: 5, slowPercent: 20, slowFactor: 10, seed: 3 };

describe('batches and continuous feeding', () => {
  test('come out as on paper', () => {
    const calls = [900, 100, 100, 100, 900, 100, 100, 100].map(call);
    expect(inBatches(calls, 4)).toMatchObject({ makespan: 1_800, use: 2_400 / 7_200 });
    expect(continuously(calls, 4)).toMatchObject({ makespan: 1_000, use: 0.6 });
  });

  test('make no difference when all calls take equally long, or one place is all there is', () => {
    const equal = Array.from({ length: 20 }, () => call(100));
    expect(continuously(equal, 5).makespan).toBe(inBatches(equal, 5).makespan);
    const uneven = makeCalls(settings);
    expect(continuously(uneven, 1).makespan).toBeCloseTo(inBatches(uneven, 1).makespan, 5);
  });

  test('run each call once, and never two in one place', () => {
    const calls = makeCalls(settings);
    for (const run of [inBatches(calls, 5), continuously(calls, 5)]) {
      expect(run.calls).toHaveLength(60);
      for (let place = 0; place < 5; place += 1) {
        const lane = run.calls.filter((placed) => placed.place === place).sort((a, b) => a.start - b.start);
        lane.slice(1).forEach((placed, index) => expect(placed.start).toBeGreaterThanOrEqual(lane[index]?.end ?? 0));
      }
    }
    expect(continuously(calls, 5).makespan).toBeLessThan(inBatches(calls, 5).makespan);
  });

  test('draw the same calls from the same seed', () => {
    expect(makeCalls(settings)).toEqual(makeCalls(settings));
    expect(makeCalls({ ...settings, seed: 4 })).not.toEqual(makeCalls(settings));
    expect(makeCalls({ ...settings, slowPercent: 0 }).some(({ slow }) => slow)).toBe(false);
  });
});
