/** Fastest, median and slowest of some times, in whole milliseconds; below 10 with one decimal. All 0 for none. */
export function latencies(ms: readonly number[]): { fastest: number; median: number; slowest: number } {
  const sorted = [...ms].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return {
    fastest: round(sorted[0] ?? 0),
    median: round(sorted.length === 1 ? (sorted[0] ?? 0) : median),
    slowest: round(sorted.at(-1) ?? 0),
  };
}

function round(ms: number): number {
  return ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms);
}
