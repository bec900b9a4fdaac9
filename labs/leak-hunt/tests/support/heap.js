/**
 * A garbage collector on paper. `collect(object)` says that nobody else holds the object; `finalize()` makes the calls that an
 * engine makes some time later, or never.
 */
export function paperHeap() {
  const dead = new Set();
  const registries = [];

  class PaperWeakRef {
    #target;
    constructor(target) {
      this.#target = target;
    }
    deref() {
      return dead.has(this.#target) ? undefined : this.#target;
    }
  }

  class PaperFinalizationRegistry {
    #callback;
    #cells = [];
    constructor(callback) {
      this.#callback = callback;
      registries.push(this);
    }
    register(target, held, token) {
      if (target === held) throw new TypeError('target and holdings must not be same');
      this.#cells.push({ target, held, token });
    }
    unregister(token) {
      const before = this.#cells.length;
      this.#cells = this.#cells.filter((cell) => cell.token === undefined || cell.token !== token);
      return this.#cells.length < before;
    }
    finalize() {
      const due = this.#cells.filter((cell) => dead.has(cell.target));
      this.#cells = this.#cells.filter((cell) => !dead.has(cell.target));
      for (const { held } of due) this.#callback(held);
    }
  }

  return {
    engine: { WeakRef: PaperWeakRef, FinalizationRegistry: PaperFinalizationRegistry },
    collect: (object) => void dead.add(object),
    finalize: () => registries.forEach((registry) => registry.finalize()),
  };
}
