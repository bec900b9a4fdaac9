/**
 * A module namespace object. Until its module has run, exports are accessors (so that cycles see live values and temporal dead
 * zones); afterwards those that can no longer change become plain data properties, which are fast and print as in Node.
 */
export class Namespace {
  readonly object: Record<string, unknown>;

  constructor() {
    this.object = Object.create(null) as Record<string, unknown>;
    Object.defineProperty(this.object, Symbol.toStringTag, { value: 'Module' });
  }

  /** Makes `name` readable through `get`. */
  defineLive(name: string, get: () => unknown): void {
    Object.defineProperty(this.object, name, { enumerable: true, configurable: true, get });
  }

  /** Makes `name` a constant. */
  defineValue(name: string, value: unknown): void {
    Object.defineProperty(this.object, name, { enumerable: true, configurable: true, writable: false, value });
  }

  /** Turns the accessors of `names` into values; called when the module has been evaluated. */
  settle(names: Iterable<string>): void {
    for (const name of names) {
      const get = Object.getOwnPropertyDescriptor(this.object, name)?.get;
      if (get === undefined) continue;
      try {
        this.defineValue(name, get() as unknown);
      } catch {
        // Still in its temporal dead zone (its module threw): stays an accessor.
      }
    }
  }
}
