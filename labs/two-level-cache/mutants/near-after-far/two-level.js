import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ text: string, expiresAt: number }} Near */

const CHANNEL = 'cache:changed';

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
  /** From the one used longest ago to the one used last. */
  /** @type {Map<string, Near>} */
  /** So that it knows its own messages. */
  #id = randomUUID();
  #near = new Map();
  /** Counts changes that this instance knows of: what was asked for before one of them may be old. */
  #changes = 0;
  /** It listened, and lost the connection: nobody would tell it of changes. */
  #deaf = false;

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
    const near = this.#fromNear(key);
    if (near !== undefined) return JSON.parse(near);
    const far = await this.#fromFar(key);
    if (far !== undefined) return JSON.parse(far);
    const changes = this.#changes;
    const text = JSON.stringify(await load());
    if (changes === this.#changes) {
      this.#keep(key, text, this.#ttlMs);
      await this.#inTime(() => this.#redis.command('SET', key, text, 'PX', this.#ttlMs));
    }
    return JSON.parse(text);
  }

  /**
   * Stores an answer in both levels and tells the other instances that the old one is no longer true.
   *
   * @throws when Redis did not take it, however long that takes; the near level has it at once, and then all the same.
   */
  async set(key, value) {
    const text = JSON.stringify(value);
    this.#forget(key);
    await this.#redis.command('SET', key, text, 'PX', this.#ttlMs);
    this.#keep(key, text, this.#ttlMs);
    await this.#redis.command('PUBLISH', CHANNEL, `${this.#id} ${key}`);
  }

  /**
   * Removes an answer from both levels and from the near level of every other instance.
   *
   * @throws when Redis did not take it: the others go on with the old answer, and the caller has to know.
   */
  async delete(key) {
    this.#forget(key);
    await this.#redis.command('DEL', key);
    await this.#redis.command('PUBLISH', CHANNEL, `${this.#id} ${key}`);
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
    await this.#redis.subscribe(CHANNEL, {
      onMessage: (message) => {
        const [id] = message.split(' ', 1);
        if (id !== this.#id) this.#forget(message.slice(id.length + 1));
      },
      onLost: () => this.#stopTrusting(),
    });
    this.#near.clear();
    this.#changes += 1;
    this.#deaf = false;
  }

  /** Entries in the near level. */
  get size() {
    return this.#near.size;
  }

  #fromNear(key) {
    const entry = this.#near.get(key);
    if (entry === undefined) return undefined;
    this.#near.delete(key);
    if (this.#now() >= entry.expiresAt) return undefined;
    this.#near.set(key, entry);
    return entry.text;
  }

  async #fromFar(key) {
    const changes = this.#changes;
    const asked = await this.#inTime(() =>
      Promise.all([this.#redis.command('GET', key), this.#redis.command('PTTL', key)]),
    );
    const [text, leftMs] = asked ?? [null];
    if (text === null || !isJson(text)) return undefined;
    // -1: it has no end. -2: it ended between the two commands.
    if (changes === this.#changes && leftMs !== -2) this.#keep(key, text, leftMs === -1 ? this.#ttlMs : leftMs);
    return text;
  }

  #keep(key, text, ttlMs) {
    if (this.#deaf) return;
    this.#near.delete(key);
    this.#near.set(key, { text, expiresAt: this.#now() + ttlMs });
    if (this.#near.size > this.#max) this.#near.delete(this.#near.keys().next().value);
  }

  #forget(key) {
    this.#changes += 1;
    this.#near.delete(key);
  }

  #stopTrusting() {
    this.#deaf = true;
    this.#changes += 1;
    this.#near.clear();
  }

  /** What Redis says, or undefined when it does not say it in time. */
  async #inTime(ask) {
    const over = new AbortController();
    const tooLate = this.#wait(this.#farTimeoutMs, { signal: over.signal });
    try {
      return await Promise.race([ask(), tooLate.then(() => undefined)]);
    } catch {
      return undefined;
    } finally {
      tooLate.catch(() => {});
      over.abort();
    }
  }
}

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
