/**
 * A cache whose entries carry tags: names of what they were made of. Tags are not keys, and no entry has to have the name of a tag.
 * A tag may depend on others: who invalidates one of those invalidates it, too.
 */
export class TagCache {
  #values = new Map();
  /** For each tag, those that depend on it. */
  #dependents = new Map();

  /** The value of a key, or `undefined`. */
  get(key) {
    return this.#values.get(key);
  }

  /**
   * Stores a value. The tags of an earlier value of this key count no more. What becomes of the list `tags` afterwards does not matter.
   *
   * @param {string} key
   * @param {unknown} value
   * @param {{ tags?: string[] }} [options]
   */
  set(key, value) {
    this.#values.set(key, value);
  }

  /** Removes the entry of a key. Says whether there was one. */
  delete(key) {
    return this.#values.delete(key);
  }

  /**
   * Says what a tag depends on, in place of what was said before. Cycles are allowed: two products may each show the other.
   *
   * @param {string} tag
   * @param {string[]} dependsOn An empty list takes back what was said.
   */
  declare(tag, dependsOn) {
    for (const name of dependsOn) {
      if (!this.#dependents.has(name)) this.#dependents.set(name, []);
      this.#dependents.get(name).push(tag);
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
    let removed = this.delete(tag) ? 1 : 0;
    for (const dependent of this.#dependents.get(tag) ?? []) removed += this.invalidate(dependent);
    return removed;
  }

  /** Entries, tags that an entry carries, and declared dependencies. */
  get stats() {
    const edges = [...this.#dependents.values()].reduce((sum, { length }) => sum + length, 0);
    return { entries: this.#values.size, tags: 0, edges };
  }
}
