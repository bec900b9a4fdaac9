// Keeps the tests' tools as they are, and notices when something else that tests rely on was replaced.
import * as assertModule from 'node:assert';
import * as testModule from 'node:test';
import { EventEmitter } from 'node:events';
import { Readable, Transform, Writable } from 'node:stream';

const { freeze, getOwnPropertyDescriptor, getPrototypeOf, is } = Object;
const { ownKeys } = Reflect;
const typed = getPrototypeOf(Uint8Array);

/** Names of built-in constructors and namespaces whose parts no program replaces and every test relies on. */
const NAMES = [
  ...[
    'Object',
    'Function',
    'Array',
    'String',
    'Number',
    'Boolean',
    'BigInt',
    'Symbol',
    'RegExp',
    'Promise',
    'Map',
    'Set',
    'WeakMap',
  ],
  ...[
    'WeakSet',
    'WeakRef',
    'Error',
    'TypeError',
    'RangeError',
    'SyntaxError',
    'AggregateError',
    'ArrayBuffer',
    'SharedArrayBuffer',
  ],
  ...['DataView', 'Date', 'Math', 'JSON', 'Reflect', 'Atomics', 'Proxy', 'Iterator'],
];
/** What tests replace themselves, to have a clock or chance of their own: looked at only before the first test. */
const CLOCKS = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'queueMicrotask',
  'structuredClone',
];
const MOCKED = /^(?:Date|Math\.random|performance)/;

/** Set by programs, and by Node itself for a moment. */
const LOOSE = ['stackTraceLimit', 'prepareStackTrace'];

const watched = [];
const watch = (label, object, only) => {
  if (object === undefined || object === null) return;
  const keys = only ?? ownKeys(object);
  for (const key of keys) {
    const found = getOwnPropertyDescriptor(object, key);
    if (found === undefined || LOOSE.includes(key)) continue;
    const name = label === '' ? String(key) : `${label}.${String(key)}`;
    watched.push({ name, object, key, found, clock: CLOCKS.includes(key) || MOCKED.test(name) });
  }
};
watch('', globalThis, [...NAMES, ...CLOCKS]);
for (const name of NAMES) {
  const value = globalThis[name];
  watch(name, value);
  if (name !== 'Proxy' && typeof value === 'function') watch(`${name}.prototype`, value.prototype);
}
watch('TypedArray.prototype', typed.prototype);
watch('Array iterator', getPrototypeOf([][Symbol.iterator]()));
watch('performance', getPrototypeOf(performance), ['now']);
watch('EventEmitter.prototype', EventEmitter.prototype);
for (const stream of [Readable, Writable, Transform]) watch(`${stream.name}.prototype`, stream.prototype);
// Numbered access is all that a replaced iterator cannot change.
const count = watched.length;
const expectedOnObject = ownKeys(Object.prototype).length;

/** Makes `node:assert` and `node:test` unchangeable. Whoever writes to them gets a TypeError. */
export function freezeTools() {
  for (const tool of [
    assertModule.default,
    assertModule.strict,
    assertModule.AssertionError,
    assertModule.Assert,
    testModule.default,
  ]) {
    if (tool === undefined) continue;
    freeze(tool);
    if (typeof tool.prototype === 'object') freeze(tool.prototype);
  }
  for (const tool of ['mock', 'assert', 'snapshot', 'describe', 'it', 'suite', 'test']) {
    const value = testModule.default[tool];
    if (value !== null && (typeof value === 'function' || typeof value === 'object')) freeze(value);
  }
}

/** Makes the class of a test's context unchangeable: `passed` is read from it. */
export function freezeContext(context) {
  freeze(getPrototypeOf(context));
}

/**
 * The name of something that was replaced since this module was loaded; undefined when all is as it was. What `node:test` itself has
 * mocked does not count, unless `strictly`.
 */
export function replaced(strictly) {
  if (ownKeys(Object.prototype).length > expectedOnObject) return 'Object.prototype';
  for (let index = 0; index < count; index += 1) {
    const { name, object, key, found, clock } = watched[index];
    const now = getOwnPropertyDescriptor(object, key);
    if (now !== undefined && is(now.value, found.value) && now.get === found.get && now.set === found.set) continue;
    if (!strictly && (clock || isMock(now?.value))) continue;
    return name;
  }
  return undefined;
}

function isMock(value) {
  return typeof value === 'function' && typeof value.mock === 'object' && typeof value.mock?.callCount === 'function';
}
