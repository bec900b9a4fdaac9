/** The same contract; the callback looks whether the entry is dead in place of whose it is. */
export class WeakCache {
  constructor(make, { WeakRef, FinalizationRegistry } = globalThis) {
    this.make = make;
    this.entries = new Map();
    this.wrap = (object) => new WeakRef(object);
    this.registry = new FinalizationRegistry((key) => {
      if (this.entries.get(key)?.deref() === undefined) this.entries.delete(key);
    });
  }

  get(key) {
    let object = this.entries.get(key)?.deref();
    if (object === undefined) {
      object = this.make(key);
      this.entries.set(key, this.wrap(object));
      this.registry.register(object, key);
    }
    return object;
  }

  get size() {
    return this.entries.size;
  }
}
