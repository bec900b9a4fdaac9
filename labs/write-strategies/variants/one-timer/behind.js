/** @typedef {{ value: unknown, waiting: boolean, failures: number, due: number, writing: Promise<void> | undefined }} Entry */

/**
 * Acknowledges a write when the cache has it, and writes to the database later. Between the two, a process that dies loses the write: use it
 * only for what may be lost, such as counters of views.
 *
 * - `db.write(key, value)` returns a promise. When it rejects with an error whose `refused` is true, the database will never take this value.
 *   Any other error may be over soon.
 * - `cache` has `get`, `has`, `set` and `delete`, as a Map has.
 */
export class WriteBehind {
  #cache;
  #db;
  #delayMs;
  #retryMs;
  #maxRetryMs;
  #onRefused;
  /** What the database does not have yet, one entry a key. */
  /** @type {Map<unknown, Entry>} */
  #entries = new Map();
  #timer;
  #closed;

  /**
   * @param {object} options
   * @param {object} options.cache
   * @param {object} options.db
   * @param {number} [options.delayMs] A value is written so many milliseconds after the first `write` that the database has not heard of. Default: 100.
   * @param {number} [options.retryMs] The wait after the first failure. It doubles with each failure of the key in a row. Default: 50.
   * @param {number} [options.maxRetryMs] The longest wait between two tries. Default: 1,000.
   * @param {(key: unknown, value: unknown, error: Error) => void} [options.onRefused] Told of each value that the database refused.
   */
  constructor({ cache, db, delayMs = 100, retryMs = 50, maxRetryMs = 1_000, onRefused = () => {} }) {
    this.#cache = cache;
    this.#db = db;
    this.#delayMs = delayMs;
    this.#retryMs = retryMs;
    this.#maxRetryMs = maxRetryMs;
    this.#onRefused = onRefused;
  }

  /**
   * Puts a value into the cache and notes it for the database.
   *
   * - Of several values for a key, only the last one has to reach the database.
   * - The database gets one value of a key at a time. One that comes meanwhile is written `delayMs` after the answer.
   * - After a failure, the newest value of the key is tried again, after a wait. A value that comes during the wait does not shorten it.
   * - A value that was refused is not tried again. It leaves the cache, unless a newer one is there already.
   *
   * @throws {Error} after `close`; nothing changes then.
   */
  write(key, value) {
    if (this.#closed !== undefined) throw new Error('closed: no more writes');
    this.#cache.set(key, value);
    const entry = this.#entries.get(key);
    const due = entry?.waiting || entry?.writing !== undefined ? entry.due : performance.now() + this.#delayMs;
    this.#entries.set(key, { failures: 0, writing: undefined, ...entry, value, waiting: true, due });
    this.#wake();
  }

  /** Keys whose last value the database has not confirmed. */
  get pending() {
    return this.#entries.size;
  }

  /**
   * For the shutdown: takes no more writes, waits for those under way, and gives each value that still waits, or waits again after a failure meanwhile, one try at once. It waits for no timer
   * and leaves none behind. Calling it again returns the same promise.
   *
   * @returns {Promise<[unknown, unknown][]>} Key and value of what could not be written. What was refused is not among them: `onRefused` was told.
   */
  close() {
    this.#closed ??= this.#writeAll();
    return this.#closed;
  }

  async #writeAll() {
    clearTimeout(this.#timer);
    await Promise.all([...this.#entries.values()].map(({ writing }) => writing));
    await Promise.all([...this.#entries].filter(([, { waiting }]) => waiting).map(([key]) => this.#store(key)));
    return [...this.#entries].map(([key, { value }]) => [key, value]);
  }

  /** One timer for all: set to the key that is due first. */
  #wake() {
    clearTimeout(this.#timer);
    if (this.#closed !== undefined) return;
    const dues = [...this.#entries.values()].filter((entry) => entry.waiting && !entry.writing).map(({ due }) => due);
    if (dues.length === 0) return;
    this.#timer = setTimeout(() => this.#writeDue(), Math.max(0, Math.min(...dues) - performance.now()));
  }

  #writeDue() {
    for (const [key, entry] of this.#entries) {
      if (!entry.waiting || entry.writing !== undefined || entry.due > performance.now()) continue;
      const writing = this.#store(key);
      this.#entries.get(key).writing = writing;
    }
    this.#wake();
  }

  async #store(key) {
    const { value } = this.#entries.get(key);
    this.#update(key, { waiting: false });
    let failures = 0;
    try {
      await this.#db.write(key, value);
    } catch (error) {
      if (error.refused) {
        if (!this.#entries.get(key).waiting) this.#cache.delete(key);
        this.#onRefused(key, value, error);
      } else {
        failures = this.#entries.get(key).failures + 1;
        this.#update(key, { waiting: true });
      }
    }
    const wait = failures === 0 ? this.#delayMs : Math.min(this.#retryMs * 2 ** (failures - 1), this.#maxRetryMs);
    this.#update(key, { failures, writing: undefined, due: performance.now() + wait });
    if (!this.#entries.get(key).waiting) this.#entries.delete(key);
    this.#wake();
  }

  #update(key, changes) {
    this.#entries.set(key, { ...this.#entries.get(key), ...changes });
  }
}
