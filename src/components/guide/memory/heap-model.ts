/** What the reader sets. */
export interface HeapSettings {
  /** Garbage that requests make, in MB per second. */
  garbage: number;
  /** What is never let go of, in MB per minute. */
  leak: number;
  /** Heap limit in MB. */
  limit: number;
  /** Somebody calls `gc()` every 10 seconds. */
  forced: boolean;
}

export interface HeapRun {
  /** The curve as a polyline: seconds, and MB in use. */
  points: { at: number; used: number }[];
  /** One entry a collection: when, what was left, and whether somebody asked for it. */
  collections: { at: number; floor: number; forced: boolean }[];
  /** Second at which the process died of `Reached heap limit`; `undefined` when it lived. */
  diedAt: number | undefined;
}

/** Seconds that are shown. */
export const SECONDS = 600;
/** MB that a healthy process needs. */
const BASE = 40;
/** A collection comes when what is in use has grown by this factor and this many MB since the last one. */
const GROWTH = { factor: 1.5, mb: 24 };
const FORCED_EVERY = 10;

/**
 * A heap on paper, second by second: it fills with garbage and leaked objects, and a collection leaves what is alive. V8's
 * own rules for when to collect are finer; the floor does not depend on them.
 */
export function simulateHeap({ garbage, leak, limit, forced }: HeapSettings): HeapRun {
  const points: HeapRun['points'] = [{ at: 0, used: BASE }];
  const collections: HeapRun['collections'] = [];
  let dead = 0;
  let floor = BASE;
  for (let at = 1; at <= SECONDS; at += 1) {
    const alive = BASE + (leak / 60) * at;
    dead += garbage;
    const used = alive + dead;
    const asked = forced && at % FORCED_EVERY === 0;
    const full = used >= Math.min(limit, floor * GROWTH.factor + GROWTH.mb);
    if (alive >= limit) {
      points.push({ at, used: limit });
      return { points, collections, diedAt: at };
    }
    points.push({ at, used: Math.min(used, limit) });
    if (!asked && !full) continue;
    dead = 0;
    floor = alive;
    points.push({ at, used: alive });
    collections.push({ at, floor: alive, forced: asked });
  }
  return { points, collections, diedAt: undefined };
}
