import {
  mean,
  median,
  medianAbsoluteDeviation,
  quantile,
  quantileSorted,
  sampleStandardDeviation,
  wilcoxonRankSum,
} from 'simple-statistics';
import type { Stats } from '../schemas/bench-report.ts';
import { seededRandom } from './random.ts';

/** Figures of one side in the unit of `samples`. @throws {RangeError} for fewer than two samples */
export function summarize(samples: readonly number[]): Stats {
  if (samples.length < 2) throw new RangeError('statistics need at least two samples');
  const all = [...samples];
  return {
    samples: all,
    mean: mean(all),
    p50: median(all),
    p75: quantile(all, 0.75),
    p99: quantile(all, 0.99),
    mad: medianAbsoluteDeviation(all),
    rme: relativeMarginOfError(all),
  };
}

/** Half of the 95 % confidence interval of the mean, in percent of the mean: `t * s / sqrt(n) / mean`. */
export function relativeMarginOfError(samples: readonly number[]): number {
  const centre = mean([...samples]);
  if (centre === 0) return 0;
  const error = sampleStandardDeviation([...samples]) / Math.sqrt(samples.length);
  return Math.abs((studentT975(samples.length - 1) * error) / centre) * 100;
}

/** 97.5 % quantile of Student's t, by the expansion of Abramowitz & Stegun 26.7.5; within 0.001 from 5 degrees of freedom. */
export function studentT975(freedom: number): number {
  const z = 1.959963984540054;
  const terms = [
    z,
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((sum, term, power) => sum + term / freedom ** power, 0);
}

/** Result of {@link mannWhitneyU}: `u` counts the pairs in which `a` is larger, ties as half; `p` is two-sided. */
export interface RankTest {
  u: number;
  p: number;
}

/**
 * Mann-Whitney U test, normal approximation with correction for ties and continuity (as `scipy.stats.mannwhitneyu` does with
 * `method='asymptotic'`). Good from about eight samples a side.
 */
export function mannWhitneyU(a: readonly number[], b: readonly number[]): RankTest {
  const [n, m] = [a.length, b.length];
  const u = wilcoxonRankSum([...a], [...b]) - (n * (n + 1)) / 2;
  const counts = new Map<number, number>();
  for (const value of [...a, ...b]) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ties = [...counts.values()].reduce((sum, t) => sum + t ** 3 - t, 0);
  const total = n + m;
  const deviation = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  if (deviation === 0) return { u, p: 1 };
  const z = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / deviation;
  return { u, p: Math.min(1, 2 * upperTail(z)) };
}

/** P(Z > z) for z >= 0: Abramowitz & Stegun 26.2.17, absolute error below 7.5e-8. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/** Largest ratio that is reported; a candidate that needs nothing at all would otherwise give infinity, which JSON lacks. */
const LARGEST_RATIO = 1e6;

/** How many times better `candidate` is than `baseline`: above 1 is better, whichever direction the metric has. */
export function improvement(baseline: number, candidate: number, better: 'lower' | 'higher'): number {
  const [over, under] = better === 'lower' ? [baseline, candidate] : [candidate, baseline];
  if (over === under) return 1;
  return under === 0 ? LARGEST_RATIO : Math.min(LARGEST_RATIO, over / under);
}

/**
 * 95 % interval of {@link improvement} of the medians: percentile bootstrap (Efron & Tibshirani 1993, chapter 13).
 *
 * @param seed the same samples and seed give the same interval
 */
export function bootstrapRatio(
  baseline: readonly number[],
  candidate: readonly number[],
  better: 'lower' | 'higher',
  seed: number,
  resamples = 2000,
): [low: number, high: number] {
  const random = seededRandom(seed);
  const [a, b] = [resampler(baseline, random), resampler(candidate, random)];
  const ratios = Float64Array.from({ length: resamples }, () => improvement(a(), b(), better)).sort();
  return [quantileSorted([...ratios], 0.025), quantileSorted([...ratios], 0.975)];
}

/** Medians of samples drawn with replacement. It counts how often each was drawn, which takes a tenth of the time of sorting. */
function resampler(samples: readonly number[], random: () => number): () => number {
  const sorted = Float64Array.from(samples).sort();
  const size = sorted.length;
  const drawn = new Uint32Array(size);
  return () => {
    drawn.fill(0);
    for (let count = 0; count < size; count += 1) {
      const index = Math.floor(random() * size);
      drawn[index] = (drawn[index] ?? 0) + 1;
    }
    let passed = 0;
    let lower = Number.NaN;
    for (let index = 0; index < size; index += 1) {
      passed += drawn[index] ?? 0;
      if (passed <= (size - 1) >> 1) continue;
      const value = sorted[index] ?? Number.NaN;
      if (Number.isNaN(lower)) lower = value;
      if (passed > size >> 1) return (lower + value) / 2;
    }
    return Number.NaN;
  };
}
