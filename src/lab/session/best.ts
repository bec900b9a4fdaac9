import type { BenchReport } from '../../schemas/bench-report.ts';

/** The best that a benchmark came to on this version of its lab; `at` is when, in milliseconds since the epoch. */
export interface BestRatio {
  ratio: number;
  at: number;
}

/** The best ratio inside a kept benchmark; undefined when none was better than the baseline. */
export function readBest(value: unknown): BestRatio | undefined {
  const { ratio, at } = ((value as { best?: unknown } | null | undefined)?.best ?? {}) as Partial<BestRatio>;
  return Number.isFinite(ratio) && Number.isFinite(at) ? ({ ratio, at } as BestRatio) : undefined;
}

/** The better of what was kept and of a new report. One that is not `better` beats nothing. */
export function bestOf(kept: BestRatio | undefined, { comparison }: BenchReport, now: number): BestRatio | undefined {
  const { ratio, verdict } = comparison;
  return verdict === 'better' && ratio > (kept?.ratio ?? 0) ? { ratio, at: now } : kept;
}
