import type { RunSummary } from './run-model.ts';

/** A duration for people: milliseconds below one second, else seconds with two decimals. */
export const seconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`);

/** One sentence that says what was measured, where, and whether the two programs did the same work. */
export function verdict(blocked: RunSummary, pool: RunSummary, runtime: string): string {
  if (blocked.answer !== pool.answer) {
    return `The two programs disagree (${blocked.answer} and ${pool.answer} primes), so their times cannot be compared.`;
  }
  const ratio = blocked.makespanMs / pool.makespanMs;
  const pace =
    ratio >= 1.05
      ? `the pool finished ${ratio.toFixed(1)} times as fast`
      : ratio <= 0.95
        ? `the pool took ${(1 / ratio).toFixed(1)} times as long`
        : 'both took about the same time';
  const loop = `the event loop was held for ${seconds(blocked.longestDelayMs)} without it and for at most ${seconds(pool.longestDelayMs)} with it`;
  return `Measured here, ${runtime}, ${pool.threads} threads: ${pace}, and ${loop}. Both found the same ${pool.answer.toLocaleString('en')} primes.`;
}
