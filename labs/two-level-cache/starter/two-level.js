import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A cache of two levels: the near one is in the memory of this process, the far one is Redis, which all instances share.
 *
 * Answers are anything that JSON can hold, `null`, `false`, `0` and `''` included. They are stored in Redis as JSON, under the key itself.
 */
export class TwoLevelCache {
  #redis;
  #max;
  #ttlMs;
  #farTimeoutMs;
  #now;
  #wait;
  #near = new Map();

  /**
   * @param {object} options
   * @param {import('./redis.js').RedisClient} options.redis
   * @param {number} options.max Most entries in the near level.
   * @param {number} options.ttlMs Time to live in milliseconds, in both levels.
   * @param {number} [options.farTimeoutMs] How long a reader waits for Redis; the wait is aborted when Redis has answered. Default: 50.
   * @param {() => number} [options.now] The clock, in milliseconds.
   * @param {(ms: number, options: { signal: AbortSignal }) => Promise<unknown>} [options.wait] Fulfils after `ms`, or rejects when the signal is aborted.
   */
  constructor({
    redis,
    max,
    ttlMs,
    farTimeoutMs = 50,
    now = Date.now,
    wait = (ms, { signal }) => sleep(ms, undefined, { signal }),
  }) {
    this.#redis = redis;
    this.#max = max;
    this.#ttlMs = ttlMs;
    this.#farTimeoutMs = farTimeoutMs;
    this.#now = now;
    this.#wait = wait;
  }

  /**
   * The answer of a key: from the near level, else from Redis, else loaded and stored in both.
   *
   * - The near level keeps an answer from Redis for as long as Redis would, and one without an end for `ttlMs`.
   * - Callers get objects of their own: what they change, nobody else sees.
   * - When Redis refuses, is gone, or takes longer than `farTimeoutMs`, the answer is loaded and kept in the near level. So it is when Redis has something
   *   that is no JSON.
   * - What was loaded is given to the caller when Redis has stored it, or when that takes longer than `farTimeoutMs`.
   * - What was asked for before a change that this instance hears of meanwhile is given to the caller, and not stored.
   *
   * @param {string} key
   * @param {() => Promise<unknown>} load
   */
  async get(key, load) {
    const near = this.#near.get(key);
    if (near) return near;
    const far = await this.#redis.command('GET', key);
    if (far) {
      const value = JSON.parse(far);
      this.#near.set(key, value);
      return value;
    }
    const loaded = await load();
    await this.set(key, loaded);
    return loaded;
  }

  /**
   * Stores an answer in both levels and tells the other instances that the old one is no longer true.
   *
   * @throws when Redis did not take it, however long that takes; the near level has it at once, and then all the same.
   */
  async set(key, value) {
    this.#near.set(key, value);
    await this.#redis.command('SET', key, JSON.stringify(value), 'PX', this.#ttlMs);
  }

  /**
   * Removes an answer from both levels and from the near level of every other instance.
   *
   * @throws when Redis did not take it: the others go on with the old answer, and the caller has to know.
   */
  async delete(key) {
    this.#near.delete(key);
    await this.#redis.command('DEL', key);
  }

  /**
   * Begins to hear of the changes of other instances; until then, the near level knows only its own. When the connection is lost, the near level is
   * emptied and not used until `listen` has succeeded again.
   *
   * What is near from before is not trusted: its changes may have been missed. A message of its own makes this instance forget nothing.
   *
   * @returns {Promise<void>} Fulfils when no change can be missed any more.
   */
  async listen() {
    // Nobody is told of anything yet.
  }

  /** Entries in the near level. */
  get size() {
    return this.#near.size;
  }
}
