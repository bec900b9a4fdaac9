import { randomUUID } from 'node:crypto';

/**
 * A store that many processes share, with the commands of Redis. Keys and values are texts.
 *
 * @typedef {object} Store
 * @property {(key: string) => Promise<string | null>} get
 * @property {(key: string, value: string, options?: { ttlMs?: number }) => Promise<void>} set
 * @property {(...keys: string[]) => Promise<number>} del How many there were. Rejects without a key.
 * @property {(pattern: string) => Promise<string[]>} keys Looks at every key in one go; the store answers nobody else meanwhile.
 * @property {(cursor: string, options: { match: string, count: number }) => Promise<[string, string[]]>} scan Looks at about `count` keys from a cursor on; the
 *   first is '0'. Gives the next cursor, a text of digits that is '0' at the end, and those of the keys that match: perhaps none, perhaps one of them twice.
 */

/**
 * Deletes all keys that match a pattern, bit by bit, so that the store can answer others in between.
 *
 * @param {Store} store
 * @param {string} pattern
 * @param {{ count?: number }} [options]
 * @returns {Promise<number>} Keys deleted.
 */
export async function deleteMatching(store, pattern, { count = 100 } = {}) {
  let deleted = 0;
  let cursor = '0';
  do {
    const [next, keys] = await store.scan(cursor, { match: pattern, count });
    if (keys.length > 0) deleted += await store.del(...keys);
    cursor = Number(next);
  } while (cursor !== 0);
  return deleted;
}

/**
 * Answers of one kind in a shared store, that can all be forgotten with one command. The name of the current version is part of each key; a new version
 * makes all old keys unreachable, and their time to live removes them.
 */
export class Namespace {
  #store;
  #name;
  #ttlMs;
  #newVersion;

  /**
   * @param {object} options
   * @param {Store} options.store
   * @param {string} options.name Any text. Namespaces of different names never share a key.
   * @param {number} options.ttlMs Time to live of each answer.
   * @param {() => string} [options.newVersion] A text of letters, digits and hyphens that was never used before.
   */
  constructor({ store, name, ttlMs, newVersion = randomUUID }) {
    this.#store = store;
    this.#name = name;
    this.#ttlMs = ttlMs;
    this.#newVersion = newVersion;
  }

  /**
   * The answer of an id, loaded when the store has none. A hit costs two commands.
   *
   * What was loaded belongs to the version from before the load: after an `invalidate` in between, nobody finds it.
   *
   * @param {string} id Any text.
   * @param {() => Promise<unknown>} load What it gives can be written as JSON; `null` and `false` are answers.
   */
  async get(id, load) {
    const key = `data:${await this.#version()}:${id}`;
    const found = await this.#store.get(key);
    if (found !== null) return JSON.parse(found);
    const value = await load();
    await this.#store.set(key, JSON.stringify(value), { ttlMs: this.#ttlMs });
    return value;
  }

  /** Forgets all answers, with one command, however many there are. */
  async invalidate() {
    await this.#store.set(`version:${this.#name}`, this.#newVersion());
  }

  /** A store may lose any key, this one, too: then a version begins that was never there before. */
  async #version() {
    const version = await this.#store.get(`version:${this.#name}`);
    if (version !== null) return version;
    const fresh = this.#newVersion();
    await this.#store.set(`version:${this.#name}`, fresh);
    return fresh;
  }
}
