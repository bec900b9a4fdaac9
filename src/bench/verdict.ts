import { report as words } from '#words/bench/report.ts';
import { locale } from '#words/locale.ts';
import type { BenchReport, Comparison, Stats } from '../schemas/bench-report.ts';
import { bootstrapRatio, improvement, mannWhitneyU } from './statistics.ts';

/** A difference that chance would make more often than this is not believed. */
const ALPHA = 0.01;
/** A loss below 5 % is not called one. */
const SMALLEST_LOSS = 1 / 1.05;
/** From this relative deviation on, the reader is warned. */
const NOISY = 0.15;
/**
 * Samples a side that the harness takes at least. At 10 % scatter, with outliers and drift, they show a factor of 1.3 in more than 95
 * of 100 benches, and a difference that is none in fewer than 2 (tests/unit/bench/simulation.test.ts).
 */
export const EFFORT = 20;
/** Below so many timer steps a sample, the timer itself is felt. */
const FEW_TICKS = 20;

/** What a verdict is made of, beside the samples. */
export interface ComparisonOptions {
  better: 'lower' | 'higher';
  /** Smallest improvement that counts, as a factor. */
  minEffect: number;
  /** Of the bootstrap. */
  seed: number;
}

/**
 * Compares two sides by their medians. `better` needs all of: a ratio of at least `minEffect`, an interval wholly above 1, a rank
 * test below 0.01, and an effect larger than the noise. `worse` needs the same below 1, for any loss of 5 % or more.
 * Everything else is `inconclusive`.
 */
export function compare(baseline: Stats, candidate: Stats, options: ComparisonOptions): Comparison {
  const { better, minEffect, seed } = options;
  const ratio = improvement(baseline.p50, candidate.p50, better);
  const ci95 = bootstrapRatio(baseline.samples, candidate.samples, better, seed);
  const pValue = mannWhitneyU(baseline.samples, candidate.samples).p;
  const clear = pValue < ALPHA && Math.abs(Math.log(Math.max(ratio, Number.MIN_VALUE))) > noise(baseline, candidate);
  const verdict =
    clear && ratio >= minEffect && ci95[0] > 1
      ? 'better'
      : clear && ratio <= SMALLEST_LOSS && ci95[1] < 1
        ? 'worse'
        : 'inconclusive';
  return { ratio, ci95, verdict };
}

/** Median absolute deviation relative to the median, of the noisier side. */
export function noise(baseline: Stats, candidate: Stats): number {
  return Math.max(...[baseline, candidate].map(({ mad, p50 }) => (p50 === 0 ? 0 : Math.abs(mad / p50))));
}

/** What the run itself knows about its quality. */
export interface RunConditions {
  /** Smallest step of the timer in ms; absent for metrics other than time. */
  resolution?: number;
  /** Calls that made one sample. */
  inner?: { baseline: number; candidate: number };
  overBudget: boolean;
  /** The page was in the background for part of the run. */
  hidden: boolean;
}

/** What makes a report less sure, one sentence each, for the reader. */
export function warningsOf(
  report: Pick<BenchReport, 'baseline' | 'candidate' | 'comparison'>,
  conditions: RunConditions,
  minEffect: number,
): string[] {
  const { baseline, candidate, comparison } = report;
  const warnings: string[] = [];
  const level = noise(baseline, candidate);
  if (level > NOISY) {
    warnings.push(words.noisy(Math.round(level * 100)));
  }
  const count = Math.min(baseline.samples.length, candidate.samples.length);
  if (count < EFFORT) warnings.push(words.few(count));
  const { resolution, inner } = conditions;
  if (resolution !== undefined && inner !== undefined) {
    const shortest = Math.min(baseline.p50 * inner.baseline, candidate.p50 * inner.candidate);
    if (shortest < resolution * FEW_TICKS) warnings.push(words.short);
  }
  if (conditions.overBudget) warnings.push(words.long);
  if (conditions.hidden) warnings.push(words.background);
  if (comparison.verdict === 'inconclusive' && comparison.ci95[0] > 1 && comparison.ratio < minEffect) {
    warnings.push(words.small(minEffect.toLocaleString(locale)));
  }
  return warnings;
}
