import { describe, expect, test } from 'vitest';
import { simulateHeap } from '../../../src/components/guide/memory/heap-model.ts';

const healthy = { garbage: 2, leak: 0, limit: 256, forced: false };
const floors = (settings: typeof healthy): number[] => simulateHeap(settings).collections.map(({ floor }) => floor);

describe('the heap on paper', () => {
  test('is a saw with a level floor when nothing leaks', () => {
    const seen = floors(healthy);
    expect(seen.length).toBeGreaterThan(5);
    expect(new Set(seen)).toEqual(new Set([40]));
  });

  test('has a rising floor when something leaks, and dies at the limit', () => {
    const seen = floors({ ...healthy, leak: 30 });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    // 216 MB at 30 MB a minute.
    expect(simulateHeap({ ...healthy, leak: 30 }).diedAt).toBe(432);
  });

  test('keeps its floor when collections are forced', () => {
    const leaking = { ...healthy, leak: 20 };
    const at = (forced: boolean, second: number): number | undefined =>
      simulateHeap({ ...leaking, forced }).collections.findLast((each) => each.at <= second)?.floor;
    expect(floors({ ...leaking, forced: true }).length).toBeGreaterThan(floors(leaking).length);
    // No more than one tooth apart.
    expect(Math.abs((at(true, 600) ?? 0) - (at(false, 600) ?? 0))).toBeLessThan(20);
    expect(simulateHeap({ ...leaking, leak: 40, forced: true }).diedAt).toBe(
      simulateHeap({ ...leaking, leak: 40 }).diedAt,
    );
  });

  test('never shows more than the limit', () => {
    const { points } = simulateHeap({ garbage: 50, leak: 10, limit: 128, forced: false });
    expect(Math.max(...points.map(({ used }) => used))).toBeLessThanOrEqual(128);
  });
});
