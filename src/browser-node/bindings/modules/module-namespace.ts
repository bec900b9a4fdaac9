/**
 * A module namespace object. Until its module has run, exports are accessors (so that cycles see live values and temporal dead
 * zones); afterwards those that can no longer change become plain data properties, which are fast and print as in Node.
 */
const HostProxy = globalThis.Proxy;

export class Namespace {
  /** What compiled imports read from. */
  readonly object: Record<string, unknown>;
  /** What readers' code gets (`import * as`, `import()`). */
  exposed: Record<string, unknown>;

  constructor() {
    this.object = Object.create(null) as Record<string, unknown>;
    Object.defineProperty(this.object, Symbol.toStringTag, { value: 'Module' });
    this.exposed = this.object;
  }

  /** Some export changes over time: shows its present value where reflection (`util.inspect`) would find an accessor. */
  exposeLive(): void {
    this.exposed = new HostProxy(this.object, {
      getOwnPropertyDescriptor: (target, key) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
        if (descriptor?.get === undefined) return descriptor;
        return { value: Reflect.get(target, key) as unknown, writable: true, enumerable: true, configurable: true };
      },
      set: (_target, key) => {
        throw new TypeError(`Cannot assign to read only property '${String(key)}' of object '[object Module]'`);
      },
    });
  }

  /** Makes `name` readable through `get`. */
  defineLive(name: string, get: () => unknown): void {
    const set = (): never => {
      throw new TypeError('Assignment to constant variable.');
    };
    Object.defineProperty(this.object, name, { enumerable: true, configurable: true, get, set });
  }

  /** Makes `name` a constant. */
  defineValue(name: string, value: unknown): void {
    Object.defineProperty(this.object, name, { enumerable: true, configurable: true, writable: false, value });
  }

  /**
   * Turns the accessors of `names` into values; called when the module has been evaluated. With all of them settled the object
   * takes no more changes.
   */
  settle(names: readonly string[]): void {
    for (const name of names) {
      const get = Object.getOwnPropertyDescriptor(this.object, name)?.get;
      if (get === undefined) continue;
      try {
        this.defineValue(name, get() as unknown);
      } catch {
        // Still in its temporal dead zone (its module threw): stays an accessor.
      }
    }
    const descriptors = Object.values(Object.getOwnPropertyDescriptors(this.object));
    if (this.exposed === this.object && descriptors.every(({ get }) => get === undefined)) Object.seal(this.object);
  }
}
