import { seededRandom } from '../../../bench/random.ts';

/** What the reader sets. */
export interface FeedingSettings {
  calls: number;
  /** Calls that may be under way at once. */
  places: number;
  /** How many calls in a hundred are slow. */
  slowPercent: number;
  /** How many times as long a slow call takes. */
  slowFactor: number;
  /** Another seed, other calls. */
  seed: number;
}

/** A call in its place. Times in milliseconds from the start. */
export interface PlacedCall {
  place: number;
  start: number;
  end: number;
  slow: boolean;
}

export interface FeedingRun {
  calls: PlacedCall[];
  /** From the first start to the last end, in milliseconds. */
  makespan: number;
  /** Share of the places' time in which they had a call, from 0 to 1. */
  use: number;
}

interface Call {
  ms: number;
  slow: boolean;
}

/** About how long a call takes that is not slow, in milliseconds. */
const QUICK_MS = 100;

/** The calls of these settings: half as long to half as long again as {@link QUICK_MS}, and some of them slow. */
export function makeCalls({ calls, slowPercent, slowFactor, seed }: FeedingSettings): Call[] {
  const random = seededRandom(seed);
  return Array.from({ length: calls }, () => {
    const quick = QUICK_MS * (0.5 + random());
    const slow = random() * 100 < slowPercent;
    return { ms: slow ? quick * slowFactor : quick, slow };
  });
}

/** Batches: the next `places` calls start when all of the last ones have ended. */
export function inBatches(calls: readonly Call[], places: number): FeedingRun {
  const placed: PlacedCall[] = [];
  let start = 0;
  for (let from = 0; from < calls.length; from += places) {
    const batch = calls.slice(from, from + places);
    batch.forEach(({ ms, slow }, place) => placed.push({ place, start, end: start + ms, slow }));
    start += Math.max(...batch.map(({ ms }) => ms));
  }
  return measured(placed, places);
}

/** Continuous feeding: each call starts in the place that is free first. */
export function continuously(calls: readonly Call[], places: number): FeedingRun {
  const freeAt = Array.from({ length: places }, () => 0);
  const placed = calls.map(({ ms, slow }) => {
    const start = Math.min(...freeAt);
    const place = freeAt.indexOf(start);
    freeAt[place] = start + ms;
    return { place, start, end: start + ms, slow };
  });
  return measured(placed, places);
}

function measured(calls: PlacedCall[], places: number): FeedingRun {
  const makespan = Math.max(0, ...calls.map(({ end }) => end));
  const busy = calls.reduce((sum, { start, end }) => sum + end - start, 0);
  return { calls, makespan, use: makespan === 0 ? 0 : busy / (makespan * places) };
}
