import { seededRandom } from '../../../bench/random.ts';

/** How requests choose their keys. */
export type TraceKind = 'zipf' | 'scan' | 'loop' | 'shift';

/** What the reader sets of the requests. */
export interface TraceSettings {
  kind: TraceKind;
  /** Different keys that are asked for. */
  keys: number;
  /** Exponent of Zipf's law: 0 is no favourite, 1 is a usual web site. */
  skew: number;
  /** Another seed, other requests. */
  seed: number;
}

/** Requests in a trace. */
export const REQUESTS = 20_000;
/** In a trace with a scan, one of so many requests is part of it. */
const SCANNER_EVERY = 2;
/** In a trace with changes, everybody wants something else after so many requests. */
const SHIFT_EVERY = 5_000;

/**
 * The keys of {@link REQUESTS} requests, as numbers.
 *
 * - `zipf`: key k is asked for in proportion to 1 / k^skew, always independently.
 * - `scan`: every second request is one of these. The others read entries that nobody else wants, each of them once: an export, a crawler.
 * - `shift`: favourites change every {@link SHIFT_EVERY} requests.
 * - `loop`: all keys one after the other, again and again.
 */
export function makeTrace({ kind, keys, skew, seed }: TraceSettings): number[] {
  if (kind === 'loop') return Array.from({ length: REQUESTS }, (_, request) => request % keys);
  const next = zipf(keys, skew, seededRandom(seed));
  if (kind === 'zipf') return Array.from({ length: REQUESTS }, next);
  if (kind === 'shift') {
    const step = Math.ceil(keys / 7);
    return Array.from({ length: REQUESTS }, (_, request) => (next() + step * Math.floor(request / SHIFT_EVERY)) % keys);
  }
  let cold = keys;
  return Array.from({ length: REQUESTS }, (_, request) => (request % SCANNER_EVERY === 0 ? cold++ : next()));
}

function zipf(keys: number, skew: number, random: () => number): () => number {
  let sum = 0;
  const upTo = Array.from({ length: keys }, (_, index) => (sum += 1 / (index + 1) ** skew));
  return () => {
    const at = random() * sum;
    let [low, high] = [0, keys - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? sum) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
