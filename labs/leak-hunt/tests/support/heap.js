/** Whether `value` is `target` or has it somewhere in its properties, two levels down. */
function reaches(value, target, levels = 2) {
  if (value === target) return true;
  if (levels === 0 || typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => reaches(inner, target, levels - 1));
}

/**
 * A garbage collector on paper. `collect(object)` says that nobody but the cache holds the object; `finalize()` makes the calls that
 * an engine makes some time later, or never. What a registry holds for its callback is held strongly, as in an engine.
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
    holds(target) {
      return this.#cells.some((cell) => cell.target === target && reaches(cell.held, target));
    }
    finalize() {
      const due = this.#cells.filter((cell) => dead.has(cell.target));
      this.#cells = this.#cells.filter((cell) => !dead.has(cell.target));
      for (const { held } of due) this.#callback(held);
    }
  }

  return {
    engine: { WeakRef: PaperWeakRef, FinalizationRegistry: PaperFinalizationRegistry },
    collect(object) {
      if (!registries.some((registry) => registry.holds(object))) dead.add(object);
    },
    finalize: () => registries.forEach((registry) => registry.finalize()),
  };
}
