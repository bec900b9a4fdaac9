const objectToString = Object.prototype.toString;
const errorToString = Error.prototype.toString;

function read(object: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(object, key);
  } catch {
    return undefined;
  }
}

/** V8's `Object::NoSideEffectsToString`: a value in a message, without running code of its own. */
export function describeValue(value: unknown): string {
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const toString = read(value, 'toString');
  if (value instanceof Error || toString === errorToString) return errorToString.call(value as Error);
  if (toString === objectToString) {
    const constructor = read(value, 'constructor');
    if (typeof constructor === 'function' && constructor.name !== '') return `#<${constructor.name}>`;
  }
  return objectToString.call(value);
}
