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
  if (!Number.isSafeInteger(expected) || expected < 1)
    throw new RangeError(`expected is ${expected}; it must be a whole number from 1`);
  if (!(rate > 0 && rate < 1)) throw new RangeError(`rate is ${rate}; it must be above 0 and below 1`);
  const bits = Math.ceil((-expected * Math.log(rate)) / Math.LN2 ** 2);
  return { bits, hashes: Math.max(1, Math.round((bits / expected) * Math.LN2)) };
}

/**
 * A set of texts that says "perhaps" or "certainly not". It never says no to a key that was added. It keeps no keys, so none can be taken out.
 *
 * The bits of a key are (a + i·b) mod `bits` for i from 0 to `hashes` − 1, where a and b are its two hashes (Kirsch and Mitzenmacher 2006).
 */
export class BloomFilter {
  #bits;
  #hashes;
  #table;
  #ones = 0;

  /** @param {{ bits: number, hashes: number }} size As `plan` gives it. */
  constructor({ bits, hashes }) {
    this.#bits = bits;
    this.#hashes = hashes;
    this.#table = new Uint8Array(Math.ceil(bits / 8));
  }

  /** @param {string} key */
  add(key) {
    for (const at of this.#places(key)) {
      const mask = 1 << (at % 8);
      const byte = Math.floor(at / 8);
      if ((this.#table[byte] & mask) !== 0) continue;
      this.#table[byte] |= mask;
      this.#ones += 1;
    }
  }

  /**
   * @param {string} key
   * @returns {boolean} false: certainly not added. true: perhaps.
   */
  has(key) {
    return this.#places(key).every((at) => (this.#table[Math.floor(at / 8)] & (1 << (at % 8))) !== 0);
  }

  /** Memory of the table, in bytes: no more than the bits need. */
  get bytes() {
    return this.#table.byteLength;
  }

  /** Share of the bits that are set, from 0 to 1. */
  get fill() {
    return this.#ones / this.#bits;
  }

  /** How often it says "perhaps" to a key that was never added: all bits of the key must be set by chance. */
  get rate() {
    return this.fill ** this.#hashes;
  }

  /** About how many different keys were added, from the fill X: −(m/k) ln(1 − X). The same key twice is one key. Infinity when all bits are set. */
  get count() {
    return Math.round((-this.#bits / this.#hashes) * Math.log(1 - this.fill));
  }

  #places(key) {
    const [a, b] = hashPair(key);
    return Array.from({ length: this.#hashes }, (_, i) => (a + i * b) % this.#bits);
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
  #expected;
  #rate;
  /** @type {BloomFilter | undefined} */
  #filter;
  /** Writes that the store has not confirmed yet. */
  /** @type {Set<{ key: string }>} */
  #underWay = new Set();
  /** While a rebuild goes on: keys that its list may lack. */
  /** @type {string[] | undefined} */
  #written;
  /** @type {Promise<void> | undefined} */
  #rebuilding;

  /** @param {{ store: Store, expected: number, rate: number }} options As for `plan`. */
  constructor({ store, expected, rate }) {
    this.#store = store;
    this.#expected = expected;
    this.#rate = rate;
  }

  /**
   * @param {string} key
   * @returns {Promise<unknown>} What the store says, or `undefined` at once.
   */
  async get(key) {
    if (this.#filter !== undefined && !this.#filter.has(key)) return undefined;
    return this.#store.get(key);
  }

  /** Rejects as the store does. */
  async set(key, value) {
    // Before the store: whoever reads the moment it is there must not be told that it is not.
    this.#filter?.add(key);
    this.#written?.push(key);
    const write = { key };
    this.#underWay.add(write);
    try {
      await this.#store.set(key, value);
    } finally {
      this.#underWay.delete(write);
    }
  }

  /** Rejects as the store does. The filter cannot forget; the next rebuild does. */
  async delete(key) {
    await this.#store.delete(key);
  }

  /** Whether the filter says "perhaps" more often than promised, so that a rebuild is due. Before the first one it always is. */
  get isDue() {
    return this.#filter === undefined || this.#filter.rate > this.#rate;
  }

  /** @returns {Promise<void>} Rejects as the store does. */
  rebuild() {
    this.#rebuilding ??= this.#refill().finally(() => {
      this.#rebuilding = undefined;
      this.#written = undefined;
    });
    return this.#rebuilding;
  }

  async #refill() {
    this.#written = [...this.#underWay].map(({ key }) => key);
    const expected = Math.max(this.#expected, 2 * (await this.#store.count()));
    const filter = new BloomFilter(plan({ expected, rate: this.#rate }));
    for await (const key of this.#store.keys()) filter.add(key);
    for (const key of this.#written) filter.add(key);
    this.#filter = filter;
  }
}
