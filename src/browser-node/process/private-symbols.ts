/**
 * V8's private symbols in plain JavaScript. Node's library writes `object[private] = value` and expects that nobody sees it:
 * an accessor on `Object.prototype` keeps the value in a WeakMap, so that no own property appears in `util.inspect` or
 * `Reflect.ownKeys`, and a structured clone does not carry it.
 */
export function createPrivateSymbols(names: readonly string[]): Record<string, symbol> {
  const symbols: Record<string, symbol> = {};
  for (const name of names) {
    const symbol = Symbol(name);
    const values = new WeakMap<object, unknown>();
    Object.defineProperty(Object.prototype, symbol, {
      configurable: false,
      enumerable: false,
      get(this: object) {
        return values.get(this);
      },
      set(this: object, value: unknown) {
        values.set(this, value);
      },
    });
    symbols[name] = symbol;
  }
  return symbols;
}
