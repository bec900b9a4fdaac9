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
  /** The keys that the database does not have yet. */
  /** @type {Map<unknown, Row>} */
  #rows = new Map();
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
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = new Row({
        delayMs: this.#delayMs,
        retryMs: this.#retryMs,
        maxRetryMs: this.#maxRetryMs,
        send: (newest) => this.#db.write(key, newest),
        onDone: () => this.#rows.delete(key),
        onRefused: (refused, isNewest, error) => {
          if (isNewest) this.#cache.delete(key);
          this.#onRefused(key, refused, error);
        },
      });
      this.#rows.set(key, row);
    }
    row.put(value);
  }

  /** Keys whose last value the database has not confirmed. */
  get pending() {
    return this.#rows.size;
  }

  /**
   * For the shutdown: takes no more writes, waits for those under way, and gives each value that still waits, or waits again after a failure meanwhile, one try at once. It waits for no timer
   * and leaves none behind. Calling it again returns the same promise.
   *
   * @returns {Promise<[unknown, unknown][]>} Key and value of what could not be written. What was refused is not among them: `onRefused` was told.
   */
  close() {
    this.#closed ??= Promise.all(Array.from(this.#rows.values(), (row) => row.finish())).then(() =>
      Array.from(this.#rows, ([key, row]) => [key, row.value]),
    );
    return this.#closed;
  }
}

/** The way of one key to the database: idle, waiting for a timer, or sending. */
class Row {
  value;
  #options;
  #newer = false;
  #failures = 0;
  #timer;
  #sending = false;
  #finished;

  constructor(options) {
    this.#options = options;
  }

  put(value) {
    this.value = value;
    this.#newer = true;
    if (this.#timer === undefined && !this.#sending) this.#wait();
  }

  /** Fulfils when the last try is over. */
  finish() {
    this.#finished = Promise.withResolvers();
    if (!this.#sending) this.#send(true);
    return this.#finished.promise;
  }

  #wait() {
    const { delayMs, retryMs, maxRetryMs } = this.#options;
    const ms = this.#failures === 0 ? delayMs : Math.min(maxRetryMs, retryMs * 2 ** (this.#failures - 1));
    this.#timer = setTimeout(() => this.#send(false), ms);
  }

  #send(last) {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sending = true;
    this.#newer = false;
    const { value } = this;
    const next = () => {
      this.#sending = false;
      if (!this.#newer) this.#options.onDone();
      else if (this.#finished === undefined) return this.#wait();
      else if (!last) return this.#send(true);
      this.#finished?.resolve();
    };
    this.#options.send(value).then(
      () => {
        this.#failures = 0;
        next();
      },
      (error) => {
        if (error.refused) {
          this.#failures = 0;
          this.#options.onRefused(value, !this.#newer, error);
        } else {
          this.#failures += 1;
          this.#newer = true;
        }
        next();
      },
    );
  }
}
