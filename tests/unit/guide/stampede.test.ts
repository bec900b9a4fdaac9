import { describe, expect, test } from 'vitest';
import {
  DURATION_MS,
  simulateStampede,
  STEP_MS,
  type StampedeSettings,
} from '../../../src/components/guide/caching/stampede-model.ts';

const usual: StampedeSettings = { keys: 40, rate: 5, loadMs: 800, ttlMs: 30_000, seed: 1 };
const [alone, shared, jitter, early] = (['alone', 'shared', 'jitter', 'early'] as const).map((way) =>
  simulateStampede(way, usual),
);

describe('a stampede on paper', () => {
  test('asks the same in all ways', () => {
    expect(new Set([alone, shared, jitter, early].map((run) => run?.requests)).size).toBe(1);
    expect(alone?.requests).toBeGreaterThan(0.97 * 40 * 5 * (DURATION_MS / 1_000));
    expect(alone?.requests).toBeLessThan(1.03 * 40 * 5 * (DURATION_MS / 1_000));
  });

  test('loads once for each entry and life with single flight', () => {
    // Three lives of 30 s end in two minutes; the fourth begins a little later each time.
    expect(shared?.loads).toBe(3 * 40);
    expect(alone?.loads).toBeGreaterThan(4 * 120);
    // Nobody loads for others: each request that waits loads.
    expect(alone?.loads).toBe(alone?.waited);
  });

  test('spreads with jitter what ends together', () => {
    expect(shared?.peak).toBeGreaterThan(30);
    expect(jitter?.peak).toBeLessThan(15);
  });

  test('lets hardly anybody wait with early refresh, for some more loads', () => {
    expect(early?.waited).toBeLessThan((jitter?.waited ?? 0) / 4);
    expect(early?.loads).toBeGreaterThan(jitter?.loads ?? Infinity);
    expect(early?.loads).toBeLessThan((jitter?.loads ?? 0) * 1.5);
  });

  test('shows its peaks where lives end', () => {
    const steps = shared?.steps ?? [];
    expect(steps).toHaveLength(DURATION_MS / STEP_MS);
    expect(Math.max(...steps)).toBe(shared?.peak);
    expect(Math.max(...steps.slice(0, 30_000 / STEP_MS))).toBe(0);
    expect(steps[30_000 / STEP_MS]).toBeGreaterThan(20);
  });
});
