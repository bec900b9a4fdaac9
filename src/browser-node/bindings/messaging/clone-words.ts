/** What V8 calls the value that cannot be cloned: other browsers name it otherwise, or not at all. */
import { host } from '../../process/host-globals.ts';
import { proxyDetails } from '../value-types.ts';

const tagOf = (value: object): string => Object.prototype.toString.call(value).slice('[object '.length, -1);

/** Tags of what holds values that are cloned with it. */
const HOLDERS = new Set(['Object', 'Array', 'Map', 'Set']);

/** Values that `holder` is cloned with, in the order of V8. */
function partsOf(holder: object): unknown[] {
  const tag = tagOf(holder);
  const own = Object.keys(holder).map((key) => (holder as Record<string, unknown>)[key]);
  if (tag === 'Map') return [...[...(holder as Map<unknown, unknown>)].flat(), ...own];
  if (tag === 'Set') return [...(holder as Set<unknown>), ...own];
  return own;
}

function canBeCloned(value: object): boolean {
  try {
    host.structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

/** V8's name of a value: source text of functions, `#<Class>` of objects. */
function describe(value: unknown): string {
  if (typeof value === 'function') return Function.prototype.toString.call(value);
  if (typeof value === 'symbol') return String(value);
  const { constructor } = value as { constructor?: { name?: unknown } };
  const name = typeof constructor?.name === 'string' ? constructor.name : 'Object';
  return `#<${value === globalThis || name === '' ? 'Object' : name}>`;
}

/** The first part of `value` that cannot be cloned, described; undefined when all of it can. */
export function uncloneable(value: unknown, seen: Set<object> = new Set()): string | undefined {
  if (typeof value === 'function' || typeof value === 'symbol') return describe(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if (value === globalThis || proxyDetails(value) !== undefined) return describe(value);
  if (!HOLDERS.has(tagOf(value))) return canBeCloned(value) ? undefined : describe(value);
  for (const part of partsOf(value)) {
    const found = uncloneable(part, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}
