/**
 * What the verdict is worth: 2,000 simulated benches a row, fixed seeds. The noise is log-normal with 5 % outliers of up to three times
 * and a machine that drifts by up to 30 % (noise.ts); every bench has as many rounds as the harness takes at least.
 */
import { describe, expect, it, vi } from 'vitest';
import { summarize } from '../../../src/bench/statistics.ts';
import { compare, EFFORT, warningsOf } from '../../../src/bench/verdict.ts';
import type { Comparison } from '../../../src/schemas/bench-report.ts';
import { EVERYDAY, simulate, type NoiseModel } from './noise.ts';

// Four million resampled medians a row: seconds, more on a machine that is busy.
vi.setConfig({ testTimeout: 120_000 });
const BENCHES = 2000;

/** Percent of simulated benches by verdict. */
function verdicts(effect: number, minEffect: number, model: NoiseModel): Record<Comparison['verdict'], number> {
  const counts = { better: 0, worse: 0, inconclusive: 0 };
  for (let seed = 0; seed < BENCHES; seed += 1) {
    const { baseline, candidate } = simulate(seed, EFFORT, effect, model);
    const options = { better: 'lower', minEffect, seed } as const;
    counts[compare(summarize(baseline), summarize(candidate), options).verdict] += 100 / BENCHES;
  }
  return counts;
}

describe(`${BENCHES} simulated benches of ${EFFORT} samples a side`, () => {
  const noises: [name: string, model: NoiseModel][] = [
    ['everyday noise', EVERYDAY],
    ['a busy machine', { sigma: 0.3, outliers: 0.1, drift: 0.5 }],
    ['a machine that cannot be measured on', { sigma: 0.8, outliers: 0.2, drift: 0.5 }],
  ];
  // With minEffect 1 any improvement would count, which is where false ones are most likely.
  it.each(noises)('identical functions get a verdict in 2 percent at most: %s', (_, model) => {
    const { better, worse } = verdicts(1, 1, model);
    expect(better + worse).toBeLessThanOrEqual(2);
  });

  it('a true 1.3x is found in 95 % at least, where 1.2x counts', () => {
    expect(verdicts(1.3, 1.2, EVERYDAY).better).toBeGreaterThanOrEqual(95);
  });

  it('a true 1.3x on a machine that cannot be measured on: no conclusion in 95 % at least, and hardly ever the opposite one', () => {
    const { inconclusive, worse } = verdicts(1.3, 1.2, { sigma: 0.8, outliers: 0.2, drift: 0.5 });
    expect(inconclusive).toBeGreaterThanOrEqual(95);
    expect(worse).toBeLessThanOrEqual(0.5);
  });

  it('says why it does not conclude', () => {
    const { baseline, candidate } = simulate(7, EFFORT, 1.3, { sigma: 0.8, outliers: 0.2, drift: 0.5 });
    const sides = { baseline: summarize(baseline), candidate: summarize(candidate) };
    const comparison = compare(sides.baseline, sides.candidate, { better: 'lower', minEffect: 1.2, seed: 7 });
    const calm = { overBudget: false, hidden: false };
    expect(warningsOf({ ...sides, comparison }, calm, 1.2).join(' ')).toMatch(/scatter by \d+ %/);
  });

  it('a shift of the scale does not change a verdict: milliseconds or seconds', () => {
    const { baseline, candidate } = simulate(3, EFFORT, 1.3, EVERYDAY);
    const inSeconds = (samples: number[]) => summarize(samples.map((ms) => ms / 1000));
    const options = { better: 'lower', minEffect: 1.2, seed: 3 } as const;
    expect(compare(inSeconds(baseline), inSeconds(candidate), options).verdict).toBe(
      compare(summarize(baseline), summarize(candidate), options).verdict,
    );
  });
});
