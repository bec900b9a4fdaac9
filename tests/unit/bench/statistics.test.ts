import { describe, expect, it } from 'vitest';
import { bootstrapRatio, improvement, mannWhitneyU, studentT975, summarize } from '../../../src/bench/statistics.ts';
import reference from './reference/reference.json' with { type: 'json' };

// reference.json names the versions of SciPy and NumPy that computed it, and reference.py beside it is the command.
const samples: Readonly<Record<string, readonly number[]>> = reference.samples;
const named = (name: string): readonly number[] => samples[name] ?? [];

describe(`statistics agree with ${reference.source}`, () => {
  it.each(reference.mannWhitneyU)('mannWhitneyU of $a and $b', ({ a, b, u, p }) => {
    const found = mannWhitneyU(named(a), named(b));
    expect(found.u).toBe(u);
    expect(found.p).toBeCloseTo(p, 6);
  });

  it('mannWhitneyU of the worked example in the documentation of SciPy', () => {
    // https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.mannwhitneyu.html: U1 = 17, p = 0.11134688653314041
    const found = mannWhitneyU([19, 22, 16, 29, 24], [20, 11, 17, 12]);
    expect(found.u).toBe(17);
    expect(found.p).toBeCloseTo(0.11134688653314041, 6);
  });

  it.each(reference.studentT975)('studentT975 of $freedom degrees', ({ freedom, t }) => {
    expect(Math.abs(studentT975(freedom) - t)).toBeLessThan(0.001);
  });

  it.each(reference.figures)('summarize $name', ({ name, ...figures }) => {
    const found = summarize(named(name));
    for (const key of ['mean', 'p50', 'p75', 'p99', 'mad'] as const) expect(found[key]).toBeCloseTo(figures[key], 10);
    // t is an expansion: 0.7 % too large for five samples, exact to four digits from ten on.
    expect(found.rme / figures.rme).toBeCloseTo(1, name === 'males' ? 1 : 3);
  });

  it.each(reference.bootstrap)('bootstrapRatio of $baseline and $candidate', ({ baseline, candidate, low, high }) => {
    // Theirs are 100,000 resamples. With 2,000 the ends still wander by a percent.
    const found = bootstrapRatio(named(baseline), named(candidate), 'lower', 1);
    expect(Math.abs(found[0] / low - 1)).toBeLessThan(0.01);
    expect(Math.abs(found[1] / high - 1)).toBeLessThan(0.01);
    const close = bootstrapRatio(named(baseline), named(candidate), 'lower', 1, 50_000);
    expect(Math.abs(close[0] / low - 1)).toBeLessThan(0.003);
    expect(Math.abs(close[1] / high - 1)).toBeLessThan(0.003);
  });
});

it('bootstrapRatio depends on nothing but samples and seed', () => {
  const both = [named('spread'), named('faster')] as const;
  expect(bootstrapRatio(...both, 'lower', 42)).toEqual(bootstrapRatio(...both, 'lower', 42));
  expect(bootstrapRatio(...both, 'lower', 43)).not.toEqual(bootstrapRatio(...both, 'lower', 42));
});

it('improvement is above 1 when the candidate is better, in both directions', () => {
  expect(improvement(30, 20, 'lower')).toBe(1.5);
  expect(improvement(20, 30, 'higher')).toBe(1.5);
  expect(improvement(0, 0, 'lower')).toBe(1);
});
