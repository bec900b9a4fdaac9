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
  #objects = new Map();

  /**
   * @param {(key: string) => object} make
   * @param {{ WeakRef: WeakRefConstructor, FinalizationRegistry: FinalizationRegistryConstructor }} [engine] Use these two:
   *   tests put their own here.
   */
  constructor(make) {
    this.#make = make;
  }

  get(key) {
    if (!this.#objects.has(key)) this.#objects.set(key, this.#make(key));
    return this.#objects.get(key);
  }

  get size() {
    return this.#objects.size;
  }
}
