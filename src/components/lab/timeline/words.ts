import type { Window } from '../../../engines/recording.ts';

/** Milliseconds as people read them: `0.4 ms`, `62 ms`, `3.2 s`. */
export function timeText(ms: number): string {
  if (ms >= 2000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms >= 10 || ms === 0 ? Math.round(ms) : ms.toFixed(1)} ms`;
}

/** Where a part of a run begins and ends. */
export function rangeText({ from, to }: Window): string {
  return `${timeText(from)} to ${timeText(to)}`;
}

/** 0 to 1 as a percentage; what is not nothing is never shown as nothing. */
export function shareText(share: number): string {
  return share > 0 && share < 0.01 ? 'below 1 %' : `${Math.round(share * 100)} %`;
}
