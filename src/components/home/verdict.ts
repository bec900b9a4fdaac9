import { demo as words } from '#words/home/demo.ts';
import { locale } from '#words/locale.ts';
import { fixed } from '../../i18n/fixed.ts';
import type { RunSummary } from './run-model.ts';

/** A duration for people: milliseconds below one second, else seconds with two decimals. */
export const seconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${fixed(ms / 1000, 2)} s`);

/** One sentence that says what was measured, where, and whether the two programs did the same work. */
export function verdict(blocked: RunSummary, pool: RunSummary, runtime: string): string {
  if (blocked.answer !== pool.answer) return words.disagree(blocked.answer, pool.answer);
  const ratio = blocked.makespanMs / pool.makespanMs;
  const pace =
    ratio >= 1.05 ? words.faster(fixed(ratio, 1)) : ratio <= 0.95 ? words.slower(fixed(1 / ratio, 1)) : words.same;
  const [held, heldAtMost] = [seconds(blocked.longestDelayMs), seconds(pool.longestDelayMs)];
  const primes = pool.answer.toLocaleString(locale);
  return words.verdict({ runtime, pace, held, heldAtMost, primes }, pool.threads);
}
