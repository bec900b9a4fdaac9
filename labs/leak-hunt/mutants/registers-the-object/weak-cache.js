/**
 * One shared object for each key, for as long as somebody uses it.
 *
 * - `get(key)` gives the object of the key while it is alive, else makes a new one with `make(key)`.
 * - The cache alone keeps no object alive.
 * - When an object was collected, its entry goes away too, once the engine calls back. `size` is the number of entries.
 * - That call may come late, or not at all: the cache is right without it, only larger.
 */
export class WeakCache {
  #make;
  #WeakRef;
  #refs = new Map();
  #registry;

  /**
   * @param {(key: string) => object} make
   * @param {{ WeakRef: WeakRefConstructor, FinalizationRegistry: FinalizationRegistryConstructor }} [engine] Use these two:
   *   tests put their own here.
   */
  constructor(make, engine = globalThis) {
    this.#make = make;
    this.#WeakRef = engine.WeakRef;
    this.#registry = new engine.FinalizationRegistry(({ key, ref }) => {
      // Somebody may have asked for the key again in the meantime.
      if (this.#refs.get(key) === ref) this.#refs.delete(key);
    });
  }

  get(key) {
    const alive = this.#refs.get(key)?.deref();
    if (alive) return alive;
    const made = this.#make(key);
    const ref = new this.#WeakRef(made);
    this.#refs.set(key, ref);
    this.#registry.register(made, { key, ref, made });
    return made;
  }

  get size() {
    return this.#refs.size;
  }
}
