/**
 * A cache whose entries carry tags: names of what they were made of. Tags are not keys, and no entry has to have the name of a tag.
 * A tag may depend on others: who invalidates one of those invalidates it, too.
 */
export class TagCache {
  /** @type {Map<string, { value: unknown, tags: readonly string[] }>} */
  #entries = new Map();
  /** @type {Map<string, Set<string>>} */
  #carriers = new Map();
  /** Each tag with what it was declared to depend on. The other direction is made when somebody invalidates. */
  /** @type {Map<string, Set<string>>} */
  #declared = new Map();

  get(key) {
    return this.#entries.get(key)?.value;
  }

  set(key, value, options) {
    this.delete(key);
    const tags = Object.freeze([...(options?.tags ?? [])]);
    this.#entries.set(key, { value, tags });
    for (const tag of tags) {
      const carriers = this.#carriers.get(tag) ?? new Set();
      this.#carriers.set(tag, carriers.add(key));
    }
  }

  delete(key) {
    const tags = this.#entries.get(key)?.tags ?? [];
    for (const tag of tags) {
      const carriers = this.#carriers.get(tag);
      carriers?.delete(key);
      if (carriers?.size === 0) this.#carriers.delete(tag);
    }
    return this.#entries.delete(key);
  }

  declare(tag, dependsOn) {
    if (dependsOn.length === 0) this.#declared.delete(tag);
    else this.#declared.set(tag, new Set(dependsOn));
  }

  invalidate(tag) {
    const dependents = this.#dependents();
    const reached = new Set();
    let wave = [tag];
    while (wave.length > 0) {
      for (const name of wave) reached.add(name);
      wave = wave.flatMap((name) => dependents[name] ?? []).filter((name) => !reached.has(name));
    }
    const keys = new Set([...reached].flatMap((name) => [...(this.#carriers.get(name) ?? [])]));
    for (const key of keys) this.delete(key);
    return keys.size;
  }

  get stats() {
    let edges = 0;
    for (const names of this.#declared.values()) edges += names.size;
    return { entries: this.#entries.size, tags: this.#carriers.size, edges };
  }

  #dependents() {
    const dependents = Object.create(null);
    for (const [tag, names] of this.#declared) for (const name of names) (dependents[name] ??= []).push(tag);
    return dependents;
  }
}
