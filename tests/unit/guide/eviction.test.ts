import { describe, expect, test } from 'vitest';
import { hitRatio, POLICIES, type Policy } from '../../../src/components/guide/caching/policies.ts';
import { frequencySketch } from '../../../src/components/guide/caching/tiny-lfu.ts';
import { makeTrace, REQUESTS, type TraceSettings } from '../../../src/components/guide/caching/traces.ts';

const policies = Object.keys(POLICIES) as Policy[];
const usual: TraceSettings = { kind: 'zipf', keys: 1_000, skew: 0.9, seed: 1 };
const ratios = (settings: TraceSettings, room: number): Record<Policy, number> => {
  const trace = makeTrace(settings);
  return Object.fromEntries(policies.map((policy) => [policy, hitRatio(policy, room, trace)])) as Record<
    Policy,
    number
  >;
};

describe('hit ratios on paper', () => {
  test('miss each key once where there is room for all', () => {
    const trace = makeTrace({ ...usual, keys: 50 });
    const most = 1 - new Set(trace).size / REQUESTS;
    for (const policy of ['fifo', 'random', 'lru', 'lfu'] as const)
      expect(hitRatio(policy, 50, trace), policy).toBe(most);
    // Its segments are full before the whole is.
    expect(hitRatio('tiny', 60, trace)).toBeGreaterThan(most - 0.01);
  });

  test('have the smallest caches right', () => {
    expect(policies.map((policy) => hitRatio(policy, 1, [1, 1, 2, 2, 1]))).toEqual([0.4, 0.4, 0.4, 0.4, 0.4]);
    expect(hitRatio('fifo', 2, [1, 2, 1, 3, 1])).toBe(0.2);
    expect(hitRatio('lru', 2, [1, 2, 1, 3, 1])).toBe(0.4);
    // 1 was used twice, so 3 and then 2 push each other out.
    expect(hitRatio('lfu', 2, [1, 1, 2, 3, 2, 1])).toBe(2 / 6);
    expect(hitRatio('lru', 2, [])).toBe(0);
  });

  test('are in the known order for favourites', () => {
    const { fifo, lru, lfu, tiny } = ratios(usual, 100);
    expect([fifo, lru, lfu, tiny]).toEqual([fifo, lru, lfu, tiny].toSorted((a, b) => a - b));
    expect(tiny - lru).toBeGreaterThan(0.08);
  });

  test('show that a scan takes LRU more than what counts uses', () => {
    const [quiet, scanned] = [ratios(usual, 100), ratios({ ...usual, kind: 'scan' }, 100)];
    // Half of the requests belong to the scan, and can find nothing.
    expect(scanned.lru / (quiet.lru / 2)).toBeLessThan(0.8);
    expect(scanned.tiny / (quiet.tiny / 2)).toBeGreaterThan(0.9);
  });

  test('show that a loop of one key too many leaves LRU and FIFO nothing', () => {
    const { fifo, lru, random, tiny } = ratios({ ...usual, kind: 'loop', keys: 101 }, 100);
    expect([fifo, lru]).toEqual([0, 0]);
    expect(Math.min(random, tiny)).toBeGreaterThan(0.8);
  });

  test('show that old fame is in the way when favourites change', () => {
    const { lfu, tiny } = ratios({ ...usual, kind: 'shift' }, 100);
    expect(tiny).toBeGreaterThan(lfu);
  });
});

describe('the sketch of W-TinyLFU', () => {
  test('never counts too little, and forgets half after a while', () => {
    const sketch = frequencySketch(100);
    for (let time = 0; time < 10; time += 1) sketch.add(7);
    expect(sketch.estimate(7)).toBe(10);
    for (let key = 1_000; key < 1_990; key += 1) sketch.add(key);
    // Others may share its counters, but not all four.
    expect(sketch.estimate(7)).toBeGreaterThanOrEqual(5);
    expect(sketch.estimate(7)).toBeLessThan(10);
  });
});
