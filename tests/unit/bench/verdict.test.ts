import { describe, expect, it } from 'vitest';
import { summarize } from '../../../src/bench/statistics.ts';
import { compare, warningsOf } from '../../../src/bench/verdict.ts';
import { logNormal } from './noise.ts';

const options = { better: 'lower', minEffect: 1.2, seed: 7 } as const;
const sides = (baseline: number[], candidate: number[]) => [summarize(baseline), summarize(candidate)] as const;
const calm = { overBudget: false, hidden: false };

describe('compare', () => {
  it('finds a candidate that takes two thirds of the time better', () => {
    const found = compare(...sides(logNormal(1, 40, 30, 0.1), logNormal(2, 40, 20, 0.1)), options);
    expect(found.verdict).toBe('better');
    expect(found.ratio).toBeCloseTo(1.5, 0);
    expect(found.ci95[0]).toBeGreaterThan(1.3);
    expect(found.ci95[1]).toBeLessThan(1.7);
  });

  it('reads the same figures the other way round where higher is better', () => {
    const both = sides(logNormal(1, 40, 30, 0.1), logNormal(2, 40, 20, 0.1));
    expect(compare(...both, { ...options, better: 'higher' }).verdict).toBe('worse');
  });

  it('does not conclude from two runs of the same thing', () => {
    const verdicts = Array.from({ length: 200 }, (_, seed) =>
      compare(...sides(logNormal(seed * 2 + 1, 20, 30, 0.1), logNormal(seed * 2 + 2, 20, 30, 0.1)), {
        ...options,
        minEffect: 1,
      }),
    ).filter(({ verdict }) => verdict !== 'inconclusive');
    expect(verdicts.length).toBeLessThanOrEqual(4);
  });

  it('does not conclude when the noise is larger than the effect, and says so', () => {
    const [baseline, candidate] = sides(logNormal(1, 60, 30, 1.2), logNormal(2, 60, 20, 1.2));
    const comparison = compare(baseline, candidate, options);
    expect(comparison.verdict).toBe('inconclusive');
    expect(warningsOf({ baseline, candidate, comparison }, calm, 1.2).join(' ')).toMatch(/scatter by \d+ %/);
  });

  it('does not call an improvement better that is smaller than what counts', () => {
    const [baseline, candidate] = sides(logNormal(1, 80, 30, 0.05), logNormal(2, 80, 25, 0.05));
    const comparison = compare(baseline, candidate, { ...options, minEffect: 1.5 });
    expect(comparison.verdict).toBe('inconclusive');
    expect(warningsOf({ baseline, candidate, comparison }, calm, 1.5)).toEqual([
      'Better, but by less than the factor 1.5 that counts here.',
    ]);
  });

  it('compares counts that never vary', () => {
    const same = (value: number) => Array.from({ length: 10 }, () => value);
    expect(compare(...sides(same(100), same(1)), options)).toMatchObject({
      ratio: 100,
      ci95: [100, 100],
      verdict: 'better',
    });
    expect(compare(...sides(same(5), same(5)), options)).toMatchObject({ ratio: 1, verdict: 'inconclusive' });
    expect(compare(...sides(same(5), same(0)), options)).toMatchObject({ ratio: 1e6, verdict: 'better' });
  });
});

describe('warningsOf', () => {
  it('names few samples, a coarse timer, an exceeded budget and a hidden page', () => {
    const [baseline, candidate] = sides([1, 1, 1], [1, 1, 1]);
    const comparison = compare(baseline, candidate, options);
    const conditions = { overBudget: true, hidden: true, resolution: 0.1, inner: { baseline: 1, candidate: 1 } };
    expect(warningsOf({ baseline, candidate, comparison }, conditions, 1.2)).toEqual([
      expect.stringContaining('Only 3 samples'),
      expect.stringContaining('too short for the timer'),
      expect.stringContaining('more than its time'),
      expect.stringContaining('in the background'),
    ]);
  });
});
