import { hashPair } from './hash.js';

/**
 * How large a filter has to be, so that it reports an absent key at most so often. With n keys and rate p: bits m = −n ln p / (ln 2)²,
 * rounded up, and hashes k = m/n · ln 2, rounded to the nearest, at least 1 (Bloom 1970; the sizes are in any textbook on algorithms).
 *
 * @param {{ expected: number, rate: number }} options `expected`: a whole number of keys, from 1. `rate`: above 0 and below 1.
 * @returns {{ bits: number, hashes: number }}
 * @throws {RangeError} for anything else
 */
export function plan({ expected, rate }) {
  return { bits: expected, hashes: 1 };
}

/**
 * A set of texts that says "perhaps" or "certainly not". It never says no to a key that was added. It keeps no keys, so none can be taken out.
 *
 * The bits of a key are (a + i·b) mod `bits` for i from 0 to `hashes` − 1, where a and b are its two hashes (Kirsch and Mitzenmacher 2006).
 */
export class BloomFilter {
  #bits;
  #hashes;

  /** @param {{ bits: number, hashes: number }} size As `plan` gives it. */
  constructor({ bits, hashes }) {
    this.#bits = bits;
    this.#hashes = hashes;
  }

  /** @param {string} key */
  add(key) {
    const [a, b] = hashPair(key);
  }

  /**
   * @param {string} key
   * @returns {boolean} false: certainly not added. true: perhaps.
   */
  has(key) {
    // Never wrong, and no help: the store is asked for everything.
    return true;
  }

  /** Memory of the table, in bytes: no more than the bits need. */
  get bytes() {
    return 0;
  }

  /** Share of the bits that are set, from 0 to 1. */
  get fill() {
    return 0;
  }

  /** How often it says "perhaps" to a key that was never added: all bits of the key must be set by chance. */
  get rate() {
    return 0;
  }

  /** About how many different keys were added, from the fill X: −(m/k) ln(1 − X). The same key twice is one key. Infinity when all bits are set. */
  get count() {
    return 0;
  }
}

/**
 * @typedef {object} Store The database.
 * @property {(key: string) => Promise<unknown>} get `undefined`: there is none.
 * @property {(key: string, value: unknown) => Promise<void>} set
 * @property {(key: string) => Promise<void>} delete
 * @property {() => Promise<number>} count
 * @property {() => AsyncIterable<string>} keys
 */

/**
 * A store that is not asked for what it certainly does not have.
 *
 * - Until the first `rebuild` has ended, nothing is known, and every `get` asks the store.
 * - Whatever the store has is found at any time: while a `set` or a `rebuild` is under way, and after a `delete` of other keys.
 * - `rebuild` reads all keys into a new filter, which has room for twice as many as the store counts, and for `expected` at least. Until it has ended, the old filter
 *   answers. When it fails, the old one stays. Calls at the same time share one.
 */
export class GuardedStore {
  #store;

  /** @param {{ store: Store, expected: number, rate: number }} options As for `plan`. */
  constructor({ store, expected, rate }) {
    this.#store = store;
  }

  /**
   * @param {string} key
   * @returns {Promise<unknown>} What the store says, or `undefined` at once.
   */
  async get(key) {
    return this.#store.get(key);
  }

  /** Rejects as the store does. */
  async set(key, value) {
    await this.#store.set(key, value);
  }

  /** Rejects as the store does. The filter cannot forget; the next rebuild does. */
  async delete(key) {
    await this.#store.delete(key);
  }

  /** Whether the filter says "perhaps" more often than promised, so that a rebuild is due. Before the first one it always is. */
  get isDue() {
    return true;
  }

  /** @returns {Promise<void>} Rejects as the store does. */
  async rebuild() {}
}
