import { describe, expect, it } from 'vitest';
import { bootstrapRatio, improvement, mannWhitneyU, studentT975, summarize } from '../../../src/bench/statistics.ts';

// Reference values: SciPy 1.17.1 (stats.mannwhitneyu with method='asymptotic', stats.t.ppf, stats.median_abs_deviation).
const a = [12.1, 11.8, 12.6, 13.0, 12.2, 11.9, 12.4, 12.8, 12.0, 12.3];
const b = [10.2, 10.9, 12.1, 10.5, 11.1, 10.7, 11.8, 10.4, 10.8, 11.3];

describe('statistics agree with SciPy', () => {
  it('mannWhitneyU, without and with ties', () => {
    const apart = mannWhitneyU(a, b);
    expect(apart.u).toBe(96);
    expect(apart.p).toBeCloseTo(0.0005772900275846421, 6);
    const tied = mannWhitneyU([1, 1, 2, 2, 3, 3, 4, 4], [2, 2, 3, 3, 4, 4, 5, 5]);
    expect(tied.u).toBe(18);
    expect(tied.p).toBeCloseTo(0.14639909928296396, 6);
  });

  it('studentT975', () => {
    expect(studentT975(9)).toBeCloseTo(2.262157162798205, 3);
    expect(studentT975(29)).toBeCloseTo(2.045229642132703, 4);
    expect(studentT975(99)).toBeCloseTo(1.9842169515864174, 5);
  });

  it('summarize', () => {
    const { mean, p50, mad, rme } = summarize(a);
    expect(mean).toBeCloseTo(12.31, 10);
    expect(p50).toBeCloseTo(12.25, 10);
    expect(mad).toBeCloseTo(0.3, 10);
    expect(rme).toBeCloseTo(2.2829404825552886, 2);
  });
});

describe('bootstrapRatio', () => {
  it('holds the ratio of medians, and depends on nothing but samples and seed', () => {
    const [low, high] = bootstrapRatio(a, b, 'lower', 42);
    expect(low).toBeLessThan(12.25 / 10.85);
    expect(high).toBeGreaterThan(12.25 / 10.85);
    expect(bootstrapRatio(a, b, 'lower', 42)).toEqual([low, high]);
    expect(bootstrapRatio(a, b, 'lower', 43)).not.toEqual([low, high]);
  });
});

it('improvement is above 1 when the candidate is better, in both directions', () => {
  expect(improvement(30, 20, 'lower')).toBe(1.5);
  expect(improvement(20, 30, 'higher')).toBe(1.5);
  expect(improvement(0, 0, 'lower')).toBe(1);
});
