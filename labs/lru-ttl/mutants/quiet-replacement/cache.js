/** @typedef {'evicted' | 'expired' | 'replaced' | 'deleted'} Reason What a `set` finds too old already is not replaced, it has expired. */
/** @typedef {{ value: unknown, expiresAt: number }} Entry */

/**
 * A cache in memory: at most `max` entries, none older than its time to live.
 *
 * - Any value but `undefined` can be stored: `0`, `''`, `false`, `null` and `NaN` are values like others.
 * - When it is full, a new key pushes out the entry that was used longest ago. A `get` that hits is a use, and so is every `set`; `has` is none.
 * - An entry is gone at the very millisecond at which its time is over. Use does not prolong its life; only `set` does.
 * - The cache starts no timers, so it never keeps a process alive.
 */
export class Cache {
  #max;
  #ttlMs;
  #now;
  #copy;
  #onRemove;
  /** From the one used longest ago to the one used last: a Map keeps the order in which keys were added. */
  /** @type {Map<unknown, Entry>} */
  #entries = new Map();
  #hits = 0;
  #misses = 0;

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
    this.#max = max;
    this.#ttlMs = ttlMs;
    this.#now = now;
    this.#copy = copy ? structuredClone : (value) => value;
    this.#onRemove = onRemove;
  }

  /** The value, or `undefined` when there is none or it is too old. */
  get(key) {
    const entry = this.#live(key);
    if (entry === undefined) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return this.#copy(entry.value);
  }

  /** Whether there is a value that is not too old. Counts neither as a use nor as a hit or miss. */
  has(key) {
    return this.#live(key) !== undefined;
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
    if (value === undefined) throw new TypeError('undefined cannot be cached: get() says it for a miss');
    const now = this.#now();
    const entry = { value: this.#copy(value), expiresAt: now + ttlMs };
    const old = this.#entries.get(key);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (old !== undefined && now >= old.expiresAt) this.#onRemove(key, old.value, 'expired');
    else if (this.#entries.size > this.#max) this.#remove(this.#entries.keys().next().value, 'evicted');
  }

  /** Removes a value. Says whether there was one that is not too old. */
  delete(key) {
    if (this.#live(key) === undefined) return false;
    this.#remove(key, 'deleted');
    return true;
  }

  /** Removes all that is too old and that nobody has asked for since. Returns how many. */
  prune() {
    const now = this.#now();
    const old = [...this.#entries].filter(([, { expiresAt }]) => now >= expiresAt);
    for (const [key] of old) this.#live(key);
    return old.length;
  }

  /** Entries in memory, hits and misses of `get`. */
  get stats() {
    return { size: this.#entries.size, hits: this.#hits, misses: this.#misses };
  }

  /** The entry of a key; one that is too old is removed on the way. */
  #live(key) {
    const entry = this.#entries.get(key);
    if (entry === undefined || this.#now() < entry.expiresAt) return entry;
    this.#remove(key, 'expired');
    return undefined;
  }

  #remove(key, reason) {
    const { value } = this.#entries.get(key);
    this.#entries.delete(key);
    this.#onRemove(key, value, reason);
  }
}
