/** Finding and replacing message ports and Node's own objects inside a message (arrays, plain objects, Map, Set), without touching the caller's copy. */

type Container = unknown[] | Map<unknown, unknown> | Set<unknown> | Record<string, unknown>;

function isContainer(value: unknown): value is Container {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function children(value: Container): unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  if (value instanceof Set) return [...value];
  return Object.values(value);
}

function contains(value: unknown, isMatch: (value: unknown) => boolean, seen: Set<unknown>): boolean {
  if (isMatch(value)) return true;
  if (!isContainer(value) || seen.has(value)) return false;
  seen.add(value);
  return children(value).some((child) => contains(child, isMatch, seen));
}

/** True when something that `isMatch` is somewhere in `message`. */
export function hasMatch(message: unknown, isMatch: (value: unknown) => boolean): boolean {
  return contains(message, isMatch, new Set());
}

/** A copy of `message` in which every value that `isMatch` is `replace`d; `message` itself when there is none. */
export function swapPorts<T extends object>(
  message: unknown,
  isMatch: (value: unknown) => value is T,
  replace: (value: T) => unknown,
): unknown {
  if (!contains(message, isMatch, new Set())) return message;
  const copies = new Map<unknown, unknown>();
  const walk = (value: unknown): unknown => {
    const known = copies.get(value);
    if (known !== undefined) return known;
    if (isMatch(value)) {
      // Once for each, however often it is in the message.
      const replaced = replace(value);
      copies.set(value, replaced);
      return replaced;
    }
    if (!isContainer(value)) return value;
    if (Array.isArray(value)) {
      const copy: unknown[] = [];
      copies.set(value, copy);
      for (const item of value) copy.push(walk(item));
      return copy;
    }
    if (value instanceof Map) {
      const copy = new Map<unknown, unknown>();
      copies.set(value, copy);
      for (const [key, item] of value) copy.set(walk(key), walk(item));
      return copy;
    }
    if (value instanceof Set) {
      const copy = new Set<unknown>();
      copies.set(value, copy);
      for (const item of value) copy.add(walk(item));
      return copy;
    }
    const copy: Record<string, unknown> = {};
    copies.set(value, copy);
    for (const [key, item] of Object.entries(value)) copy[key] = walk(item);
    return copy;
  };
  return walk(message);
}
