/** @typedef {{ value: unknown, waiting: boolean, failures: number, timer: unknown, writing: Promise<void> | undefined }} Entry */

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
    if (entry !== undefined) {
      entry.value = value;
      entry.waiting = true;
      return;
    }
    const fresh = { value, waiting: true, failures: 0, timer: undefined, writing: undefined };
    this.#entries.set(key, fresh);
    this.#schedule(key, fresh, this.#delayMs);
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
    await Promise.all(
      [...this.#entries].map(async ([key, entry]) => {
        clearTimeout(entry.timer);
        // One that is under way may end with a value that waits.
        await entry.writing;
        if (entry.waiting) await this.#store(key, entry);
      }),
    );
    return [...this.#entries].map(([key, { value }]) => [key, value]);
  }

  #schedule(key, entry, ms) {
    entry.timer = setTimeout(() => {
      entry.writing = this.#store(key, entry);
    }, ms);
  }

  async #store(key, entry) {
    const { value } = entry;
    entry.waiting = false;
    try {
      await this.#db.write(key, value);
      entry.failures = 0;
    } catch (error) {
      if (error.refused) this.#giveUp(key, entry, value, error);
      else {
        entry.failures += 1;
        entry.waiting = true;
        entry.value = value;
      }
    }
    entry.writing = undefined;
    if (!entry.waiting) this.#entries.delete(key);
    else if (this.#closed === undefined) this.#schedule(key, entry, this.#waitOf(entry));
  }

  #giveUp(key, entry, value, error) {
    entry.failures = 0;
    if (!entry.waiting) this.#cache.delete(key);
    this.#onRefused(key, value, error);
  }

  #waitOf({ failures }) {
    return failures === 0 ? this.#delayMs : Math.min(this.#retryMs * 2 ** (failures - 1), this.#maxRetryMs);
  }
}
