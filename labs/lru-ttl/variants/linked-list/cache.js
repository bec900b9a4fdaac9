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
  #max;
  #ttlMs;
  #now;
  #copy;
  #onRemove;
  #hits = 0;
  #misses = 0;
  /** @type {Map<unknown, any>} */
  #nodes = new Map();
  /** A ring: behind it the node used longest ago, before it the one used last. */
  #ring = {};

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
    this.#ring.next = this.#ring.previous = this.#ring;
  }

  /** The value, or `undefined` when there is none or it is too old. */
  get(key) {
    const node = this.#find(key);
    if (!node) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    unlink(node);
    this.#append(node);
    return this.#copy(node.value);
  }

  /** Whether there is a value that is not too old. Counts neither as a use nor as a hit or miss. */
  has(key) {
    return this.#find(key) !== undefined;
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
    const node = { key, value: this.#copy(value), end: now + ttlMs };
    let gone = this.#nodes.get(key);
    let reason = 'replaced';
    if (gone === undefined && this.#nodes.size >= this.#max) {
      gone = this.#ring.next;
      reason = 'evicted';
    } else if (gone !== undefined && gone.end <= now) {
      reason = 'expired';
    }
    if (gone !== undefined) {
      unlink(gone);
      this.#nodes.delete(gone.key);
    }
    this.#nodes.set(key, node);
    this.#append(node);
    if (gone !== undefined) this.#onRemove(gone.key, gone.value, reason);
  }

  /** Removes a value. Says whether there was one that is not too old. */
  delete(key) {
    const node = this.#find(key);
    if (node) this.#drop(node, 'deleted');
    return node !== undefined;
  }

  /** Removes all that is too old and that nobody has asked for since. Returns how many. */
  prune() {
    const old = [];
    for (let node = this.#ring.next; node !== this.#ring; node = node.next) if (node.end <= this.#now()) old.push(node);
    for (const node of old) if (this.#nodes.get(node.key) === node) this.#drop(node, 'expired');
    return old.length;
  }

  /** Entries in memory, hits and misses of `get`. */
  get stats() {
    return { size: this.#nodes.size, hits: this.#hits, misses: this.#misses };
  }

  #find(key) {
    const node = this.#nodes.get(key);
    if (node === undefined || node.end > this.#now()) return node;
    this.#drop(node, 'expired');
    return undefined;
  }

  #drop(node, reason) {
    unlink(node);
    this.#nodes.delete(node.key);
    this.#onRemove(node.key, node.value, reason);
  }

  #append(node) {
    const { previous } = this.#ring;
    node.previous = previous;
    node.next = this.#ring;
    previous.next = node;
    this.#ring.previous = node;
  }
}

function unlink({ previous, next }) {
  previous.next = next;
  next.previous = previous;
}
