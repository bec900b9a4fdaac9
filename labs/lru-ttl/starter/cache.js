/** @typedef {'evicted' | 'expired' | 'replaced' | 'deleted'} Reason What a `set` finds too old already is not replaced, it has expired. */

/**
 * A cache in memory: at most `max` entries, none older than its time to live.
 *
 * - Any value but `undefined` can be stored: `0`, `''`, `false`, `null` and `NaN` are values like others.
 * - When it is full, a new key pushes out the entry that was used longest ago. A `get` that hits is a use, and so is every `set`; `has` is none.
 * - An entry is gone at the very millisecond at which its time is over. Use does not prolong its life; only `set` does.
 * - The cache starts no timers, so it never keeps a process alive.
 */
export class Cache {
  #ttlMs;
  #entries = new Map();

  /**
   * @param {object} options
   * @param {number} options.max Most entries, from 1.
   * @param {number} [options.ttlMs] Time to live in milliseconds, if `set` does not say another. Default: for ever.
   * @param {() => number} [options.now] The clock, in milliseconds. Tests put their own here.
   * @param {boolean} [options.copy] Values are copied by structuredClone on the way in and on the way out. Default: false.
   * @param {(key: unknown, value: unknown, reason: Reason) => void} [options.onRemove] Told once for each value that leaves the
   *   cache, when it is out already: it may use the cache itself, and what it stores stays.
   */
  constructor({ max, ttlMs = Infinity, now = Date.now, copy = false, onRemove = () => {} }) {
    this.#ttlMs = ttlMs;
  }

  /** The value, or `undefined` when there is none or it is too old. */
  get(key) {
    return this.#entries.get(key) || undefined;
  }

  /** Whether there is a value that is not too old. Counts neither as a use nor as a hit or miss. */
  has(key) {
    return this.#entries.has(key);
  }

  /**
   * Stores a value and starts its life anew.
   *
   * @param {unknown} key
   * @param {unknown} value
   * @param {{ ttlMs?: number }} [options] `ttlMs: 0` is a life of 0 ms: the value is too old at once.
   * @throws {TypeError} for `undefined`, which `get` could not tell from a miss; nothing changes then.
   */
  set(key, value, { ttlMs = this.#ttlMs } = {}) {
    // It never forgets, and it never ends to grow.
    this.#entries.set(key, value);
  }

  /** Removes a value. Says whether there was one that is not too old. */
  delete(key) {
    return this.#entries.delete(key);
  }

  /** Removes all that is too old and that nobody has asked for since. Returns how many. */
  prune() {
    return 0;
  }

  /** Entries in memory, hits and misses of `get`. */
  get stats() {
    return { size: this.#entries.size, hits: 0, misses: 0 };
  }
}
