/** A cache whose entries carry tags; a tag may depend on others. Every index is looked up, none is searched. */
export class TagCache {
  #values = new Map();
  #tagsOf = new Map();
  #nodes = new Map();

  get(key) {
    return this.#values.get(key);
  }

  set(key, value, { tags = [] } = {}) {
    this.delete(key);
    this.#values.set(key, value);
    this.#tagsOf.set(key, [...tags]);
    for (const tag of tags) this.#node(tag).keys.add(key);
  }

  delete(key) {
    if (!this.#values.delete(key)) return false;
    const tags = this.#tagsOf.get(key);
    this.#tagsOf.delete(key);
    for (const tag of tags) {
      this.#node(tag).keys.delete(key);
      this.#tidy(tag);
    }
    return true;
  }

  declare(tag, dependsOn) {
    const node = this.#node(tag);
    for (const old of node.needs) {
      this.#node(old).neededBy.delete(tag);
      if (old !== tag) this.#tidy(old);
    }
    node.needs = new Set(dependsOn);
    for (const name of dependsOn) this.#node(name).neededBy.add(tag);
    this.#tidy(tag);
  }

  invalidate(tag) {
    const seen = new Set([tag]);
    const stack = [tag];
    const doomed = new Set();
    while (stack.length > 0) {
      const node = this.#nodes.get(stack.pop());
      if (node === undefined) continue;
      for (const key of node.keys) doomed.add(key);
      for (const name of node.neededBy) {
        if (seen.has(name)) continue;
        seen.add(name);
        stack.push(name);
      }
    }
    for (const key of doomed) this.delete(key);
    return doomed.size;
  }

  get stats() {
    const nodes = [...this.#nodes.values()];
    return {
      entries: this.#values.size,
      tags: nodes.filter(({ keys }) => keys.size > 0).length,
      edges: nodes.reduce((sum, { needs }) => sum + needs.size, 0),
    };
  }

  #node(tag) {
    let node = this.#nodes.get(tag);
    if (node === undefined) this.#nodes.set(tag, (node = { keys: new Set(), needs: new Set(), neededBy: new Set() }));
    return node;
  }

  #tidy(tag) {
    const { keys, needs, neededBy } = this.#node(tag);
    if (keys.size + needs.size + neededBy.size === 0) this.#nodes.delete(tag);
  }
}
