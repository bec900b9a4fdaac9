import { HEADER } from './shared-header.ts';

type Words = Int32Array<SharedArrayBuffer>;

/** A waiter looks again after this many milliseconds even when nobody woke it (its waker may have been terminated). */
const WAIT_SLICE_MS = 20;
const SPINS_BEFORE_WAIT = 200;

/** An owner that is known to be dead, and how long (ms) it may still hold the lock before it is taken away. */
export interface Eviction {
  readonly owner: number;
  readonly graceMs: number;
}

/** Taken before a recording watches it: readers' code does not wait here. */
const { wait } = Atomics;
let mayBlock = true;

/** Sleeps until the word changes. On a page's main thread, where `Atomics.wait` throws, it returns at once. */
function pauseOn(words: Words, index: number, value: number): void {
  if (!mayBlock) return;
  try {
    wait(words, index, value, WAIT_SLICE_MS);
  } catch {
    mayBlock = false;
  }
}

/**
 * Takes the file system's lock for `owner` (a positive integer). Not reentrant.
 *
 * With `evict`, the lock is taken away from that owner when it holds it for longer than the grace time. A critical
 * section lasts far less, and browsers let a terminated Worker run on for about two seconds, so a holder that still
 * moves leaves by itself.
 */
export function acquireLock(words: Words, owner: number, evict?: Eviction): void {
  let heldSince = 0;
  let seen = -1;
  for (let spins = 0; ; spins++) {
    const holder = Atomics.compareExchange(words, HEADER.lock, 0, owner);
    if (holder === 0) break;
    if (evict && holder === evict.owner) {
      const acquisitions = Atomics.load(words, HEADER.acquisitions);
      if (acquisitions !== seen) {
        seen = acquisitions;
        heldSince = performance.now();
      } else if (performance.now() - heldSince >= evict.graceMs) {
        Atomics.compareExchange(words, HEADER.lock, evict.owner, 0);
        continue;
      }
    }
    if (spins < SPINS_BEFORE_WAIT) continue;
    Atomics.add(words, HEADER.waiters, 1);
    pauseOn(words, HEADER.lock, holder);
    Atomics.sub(words, HEADER.waiters, 1);
  }
  Atomics.add(words, HEADER.acquisitions, 1);
}

/** Gives the lock back, unless it was taken away meanwhile. */
export function dropLock(words: Words, owner: number): void {
  const held = Atomics.compareExchange(words, HEADER.lock, owner, 0) === owner;
  if (held && Atomics.load(words, HEADER.waiters) > 0) Atomics.notify(words, HEADER.lock, 1);
}
