/**
 * Writes to the database and to a cache in front of it, so that the cache never shows what the database does not have.
 *
 * - `db.write(key, value)` returns a promise. It rejects when the database refuses the value, and also when the answer got lost: then nobody
 *   knows whether the database has the value.
 * - `cache` has `get`, `has`, `set` and `delete`, as a Map has. Readers that miss load from the database.
 */
export class WriteThrough {
  #cache;
  #db;
  /** For each key, the end of the last write that was asked for. It never rejects. */
  #last = new Map();

  constructor({ cache, db }) {
    this.#cache = cache;
    this.#db = db;
  }

  /**
   * Writes a value to the database, and then to the cache.
   *
   * - Writes of one key reach the database one by one, in the order of the calls. Other keys do not wait for them.
   * - When the database does not say yes, the promise rejects with its error, and the cache has no value for the key: neither the new one nor
   *   the one from before. The next reader asks the database what is so.
   *
   * @param {unknown} key
   * @param {unknown} value
   * @returns {Promise<void>}
   */
  write(key, value) {
    const before = Promise.resolve();
    const written = before.then(() => this.#store(key, value));
    const over = written.then(
      () => this.#end(key, over),
      () => this.#end(key, over),
    );
    this.#last.set(key, over);
    return written;
  }

  /** Keys with a write that is not over. */
  get pending() {
    return this.#last.size;
  }

  async #store(key, value) {
    try {
      await this.#db.write(key, value);
    } catch (error) {
      this.#cache.delete(key);
      throw error;
    }
    this.#cache.set(key, value);
  }

  /** Only when no other write has come after it. */
  #end(key, over) {
    if (this.#last.get(key) === over) this.#last.delete(key);
  }
}
