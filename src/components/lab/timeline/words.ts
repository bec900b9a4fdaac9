import { timeline as words } from '#words/lab/timeline.ts';
import { fixed } from '../../../i18n/fixed.ts';
import type { Window } from '../../../engines/recording.ts';

/** Milliseconds as people read them: `0.4 ms`, `62 ms`, `3.2 s`. */
export function timeText(ms: number): string {
  if (ms >= 2000) return `${fixed(ms / 1000, 1)} s`;
  return `${fixed(ms, ms >= 10 || ms === 0 ? 0 : 1)} ms`;
}

/** Where a part of a run begins and ends. */
export function rangeText({ from, to }: Window): string {
  return words.range(timeText(from), timeText(to));
}

/** 0 to 1 as a percentage; what is not nothing is never shown as nothing. */
export function shareText(share: number): string {
  return share > 0 && share < 0.01 ? words.belowOne : `${Math.round(share * 100)} %`;
}
