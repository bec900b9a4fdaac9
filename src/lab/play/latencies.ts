import { median } from 'simple-statistics';

/** Fastest, median and slowest of some times, in whole milliseconds; below 10 with one decimal. All 0 for none. */
export function latencies(ms: readonly number[]): { fastest: number; median: number; slowest: number } {
  if (ms.length === 0) return { fastest: 0, median: 0, slowest: 0 };
  return { fastest: round(Math.min(...ms)), median: round(median([...ms])), slowest: round(Math.max(...ms)) };
}

function round(ms: number): number {
  return ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms);
}
