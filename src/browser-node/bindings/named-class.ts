/**
 * A class that V8 calls `name` in stack frames (`at TCP.onStreamRead`) although the bundle has short names. Give it a class
 * expression without a name.
 */
export function named<T extends abstract new (...args: never[]) => object>(name: string, anonymous: T): T {
  Object.defineProperty(anonymous, 'name', { value: name, configurable: true });
  Object.defineProperty(anonymous.prototype as object, Symbol.toStringTag, { value: name, configurable: true });
  return anonymous;
}
