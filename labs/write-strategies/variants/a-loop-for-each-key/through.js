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
  /** For each key with a write under way, those that wait behind it. */
  #queues = new Map();

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
    const { promise, resolve, reject } = Promise.withResolvers();
    const queue = this.#queues.get(key);
    if (queue !== undefined) queue.push({ value, resolve, reject });
    else void this.#drain(key, [{ value, resolve, reject }]);
    return promise;
  }

  /** Keys with a write that is not over. */
  get pending() {
    return this.#queues.size;
  }

  async #drain(key, queue) {
    this.#queues.set(key, queue);
    while (queue.length > 0) {
      const { value, resolve, reject } = queue[0];
      try {
        await this.#db.write(key, value);
        this.#cache.set(key, value);
        resolve();
      } catch (error) {
        this.#cache.delete(key);
        reject(error);
      }
      queue.shift();
    }
    this.#queues.delete(key);
  }
}
