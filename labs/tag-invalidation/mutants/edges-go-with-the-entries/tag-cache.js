/** @typedef {{ value: unknown, tags: Set<string> }} Entry */

/**
 * A cache whose entries carry tags: names of what they were made of. Tags are not keys, and no entry has to have the name of a tag.
 * A tag may depend on others: who invalidates one of those invalidates it, too.
 */
export class TagCache {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** For each tag, the keys that carry it. */
  /** @type {Map<string, Set<string>>} */
  #keys = new Map();
  /** For each tag, the tags it depends on, as declared. */
  /** @type {Map<string, Set<string>>} */
  #dependencies = new Map();
  /** The same the other way round: for each tag, those that depend on it. */
  /** @type {Map<string, Set<string>>} */
  #dependents = new Map();

  /** The value of a key, or `undefined`. */
  get(key) {
    return this.#entries.get(key)?.value;
  }

  /**
   * Stores a value. The tags of an earlier value of this key count no more. What becomes of the list `tags` afterwards does not matter.
   *
   * @param {string} key
   * @param {unknown} value
   * @param {{ tags?: string[] }} [options]
   */
  set(key, value, { tags = [] } = {}) {
    this.delete(key);
    this.#entries.set(key, { value, tags: new Set(tags) });
    for (const tag of tags) add(this.#keys, tag, key);
  }

  /** Removes the entry of a key. Says whether there was one. */
  delete(key) {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    this.#entries.delete(key);
    for (const tag of entry.tags) remove(this.#keys, tag, key);
    return true;
  }

  /**
   * Says what a tag depends on, in place of what was said before. Cycles are allowed: two products may each show the other.
   *
   * @param {string} tag
   * @param {string[]} dependsOn An empty list takes back what was said.
   */
  declare(tag, dependsOn) {
    for (const old of this.#dependencies.get(tag) ?? []) remove(this.#dependents, old, tag);
    this.#dependencies.delete(tag);
    for (const dependency of dependsOn) {
      add(this.#dependencies, tag, dependency);
      add(this.#dependents, dependency, tag);
    }
  }

  /**
   * Removes every entry that carries the tag, or a tag that depends on it, directly or through others. Looks at no other entry. Declared
   * dependencies stay.
   *
   * @param {string} tag
   * @returns {number} Entries removed.
   */
  invalidate(tag) {
    let removed = 0;
    // A Set can grow while one goes through it, and takes nothing twice: it is the queue and the memory.
    const affected = new Set([tag]);
    for (const one of affected) {
      for (const dependent of this.#dependents.get(one) ?? []) affected.add(dependent);
      for (const key of [...(this.#keys.get(one) ?? [])]) if (this.delete(key)) removed += 1;
    }
    for (const one of affected) this.declare(one, []);
    return removed;
  }

  /** Entries, tags that an entry carries, and declared dependencies. */
  get stats() {
    const edges = [...this.#dependencies.values()].reduce((sum, { size }) => sum + size, 0);
    return { entries: this.#entries.size, tags: this.#keys.size, edges };
  }
}

function add(sets, name, item) {
  const set = sets.get(name);
  if (set === undefined) sets.set(name, new Set([item]));
  else set.add(item);
}

function remove(sets, name, item) {
  const set = sets.get(name);
  set?.delete(item);
  if (set?.size === 0) sets.delete(name);
}
