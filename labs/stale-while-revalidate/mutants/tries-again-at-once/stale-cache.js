/** @typedef {{ value: unknown, tookMs: number, freshUntil: number, retryAt: number }} Entry */

/**
 * A cache that would rather give an old answer now than a new one later (RFC 5861: stale-while-revalidate and stale-if-error).
 *
 * An answer is *fresh* at first. Then it is *stale* for `staleMs`: readers still get it at once, and it is loaded again meanwhile. After that it has *expired*:
 * readers wait for a load, and only if that fails do they get the old one, for up to `errorMs` after it was fresh.
 *
 * `store` has `get` and `set`, as a Map has. It may lose entries at any time: how many it keeps is its own business.
 */
export class StaleCache {
  #store;
  #freshMs;
  #staleMs;
  #errorMs;
  #retryMs;
  #jitter;
  #beta;
  #now;
  #random;
  #onError;
  /** Loads under way, one a key. */
  /** @type {Map<unknown, Promise<unknown>>} */
  #loads = new Map();

  /**
   * @param {object} options
   * @param {{ get: (key: unknown) => Entry | undefined, set: (key: unknown, entry: Entry) => unknown }} options.store
   * @param {number} options.freshMs An answer is fresh for so long, counted from the moment at which its load began.
   * @param {number} [options.staleMs] After that, for so long readers get it without waiting. Default: 0.
   * @param {number} [options.errorMs] After it was fresh, for so long it may stand in for a load that failed. Default: 0.
   * @param {number} [options.retryMs] After a load has failed, for so long nobody loads that key again, as long as an old answer may be given. Default: 0.
   * @param {number} [options.jitter] From 0 to 1: how much of `freshMs` is left to chance. Each answer is fresh for a time drawn evenly from
   *   `(1 - jitter) * freshMs` to `freshMs`, once, when it is stored. Default: 0.
   * @param {number} [options.beta] How eagerly fresh answers are loaded again before their end, see `get`. 0 is never, 1 is what the paper recommends. Default: 0.
   * @param {() => number} [options.now] The clock, in milliseconds.
   * @param {() => number} [options.random] Even numbers from 0, inclusive, to 1, exclusive.
   * @param {(key: unknown, error: unknown) => void} [options.onError] Told of each load that failed, once.
   */
  constructor({
    store,
    freshMs,
    staleMs = 0,
    errorMs = 0,
    retryMs = 0,
    jitter = 0,
    beta = 0,
    now = Date.now,
    random = Math.random,
    onError = () => {},
  }) {
    this.#store = store;
    this.#freshMs = freshMs;
    this.#staleMs = staleMs;
    this.#errorMs = errorMs;
    this.#retryMs = retryMs;
    this.#jitter = jitter;
    this.#beta = beta;
    this.#now = now;
    this.#random = random;
    this.#onError = onError;
  }

  /**
   * The answer of a key. There is never more than one load of a key under way; who has to wait shares it. Failures are not stored.
   *
   * A fresh answer is loaded again early, while readers get it without waiting, when `now - tookMs * beta * ln(r) >= end`: `tookMs` is how long its load took, `end`
   * the end of its freshness, `r` a random number above 0 and up to 1, drawn at each read. (XFetch; Vattani, Chierichetti, Lowenstein: Optimal Probabilistic Cache
   * Stampede Prevention, VLDB 2015.)
   *
   * @template T
   * @param {unknown} key
   * @param {() => Promise<T> | T} load
   * @returns {Promise<T>} Rejects with the error of the load when there is no old answer that may be given.
   */
  async get(key, load) {
    const entry = this.#store.get(key);
    const now = this.#now();
    if (entry === undefined) return this.#load(key, load);
    if (now < entry.freshUntil + this.#staleMs) {
      // Failures are told to onError; this reader has its answer.
      if (this.#isDue(entry, now)) this.#load(key, load).catch(() => {});
      return entry.value;
    }
    if (now < entry.retryAt && this.#standsIn(entry)) return entry.value;
    try {
      return await this.#load(key, load);
    } catch (error) {
      if (this.#standsIn(entry)) return entry.value;
      throw error;
    }
  }

  #isDue(entry, now) {
    // 1 - random() is never 0, and the logarithm never infinite.
    return now - entry.tookMs * this.#beta * Math.log(1 - this.#random()) >= entry.freshUntil;
  }

  #standsIn(entry) {
    return this.#now() < entry.freshUntil + this.#errorMs;
  }

  #load(key, load) {
    const underWay = this.#loads.get(key);
    if (underWay !== undefined) return underWay;
    const startedAt = this.#now();
    const promise = Promise.try(load).then(
      (value) => {
        this.#loads.delete(key);
        this.#keep(key, value, startedAt);
        return value;
      },
      (error) => {
        this.#loads.delete(key);
        const entry = this.#store.get(key);
        if (entry !== undefined) this.#store.set(key, { ...entry, retryAt: this.#now() + this.#retryMs });
        this.#onError(key, error);
        throw error;
      },
    );
    this.#loads.set(key, promise);
    return promise;
  }

  #keep(key, value, startedAt) {
    const freshMs = this.#freshMs * (1 - this.#jitter * this.#random());
    const tookMs = this.#now() - startedAt;
    this.#store.set(key, { value, tookMs, freshUntil: startedAt + freshMs, retryAt: -Infinity });
  }
}
