/**
 * `internalBinding('types')`: V8's type checks. Internal slots are found by calling the built-in that reads the slot, so that
 * objects with a forged prototype or `Symbol.toStringTag` do not pass.
 */
const tag = (value: unknown): string => Object.prototype.toString.call(value);

/** A check that succeeds when `probe` does not throw on the value. */
function accepts(probe: (this: unknown) => unknown): (value: unknown) => boolean {
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    try {
      probe.call(value);
      return true;
    } catch {
      return false;
    }
  };
}

function getter(prototype: object, key: PropertyKey): (this: unknown) => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (get === undefined) throw new Error(`no getter ${String(key)}`);
  return get as (this: unknown) => unknown;
}

const weakKey = {};
const proxies = new WeakMap<object, [object, object]>();

const isMap = accepts(getter(Map.prototype, 'size'));
const isSet = accepts(getter(Set.prototype, 'size'));
const isArrayBuffer = accepts(getter(ArrayBuffer.prototype, 'byteLength'));
const isSharedArrayBuffer = accepts(getter(SharedArrayBuffer.prototype, 'byteLength'));
const isDate = accepts(Date.prototype.getTime);
const weakMapHas = WeakMap.prototype.has;
const weakSetHas = WeakSet.prototype.has;
const isWeakMap = accepts(function (this: unknown) {
  return weakMapHas.call(this as WeakMap<object, unknown>, weakKey);
});
const isWeakSet = accepts(function (this: unknown) {
  return weakSetHas.call(this as WeakSet<object>, weakKey);
});
const isNumberObject = accepts(Number.prototype.valueOf);
const isStringObject = accepts(String.prototype.valueOf);
const isBooleanObject = accepts(Boolean.prototype.valueOf);
const isBigIntObject = accepts(BigInt.prototype.valueOf);
const isSymbolObject = accepts(Symbol.prototype.valueOf);
const errorIsError = (Error as { isError?: (value: unknown) => boolean }).isError;
const DOMExceptionClass = globalThis.DOMException;

function isPromise(value: unknown): boolean {
  return value instanceof Promise;
}

function isRegExp(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'lastIndex')) return false;
  try {
    getter(RegExp.prototype, 'hasIndices').call(value);
    return value !== RegExp.prototype;
  } catch {
    return false;
  }
}

function isNativeError(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (errorIsError !== undefined) return errorIsError(value) && !(value instanceof DOMExceptionClass);
  return value instanceof Error;
}

/** Lets `isProxy` and `getProxyDetails` know proxies: replaces the realm's `Proxy`; must run before readers' code. */
export function trackProxies(): void {
  const NativeProxy = globalThis.Proxy;
  globalThis.Proxy = new NativeProxy(NativeProxy, {
    construct(target, args: [object, ProxyHandler<object>]) {
      const proxy: object = new target(...args);
      proxies.set(proxy, [args[0], args[1]]);
      return proxy;
    },
    get(target, key, receiver) {
      if (key !== 'revocable') return Reflect.get(target, key, receiver) as unknown;
      return (object: object, handler: ProxyHandler<object>) => {
        const made = target.revocable(object, handler);
        proxies.set(made.proxy, [object, handler]);
        return made;
      };
    },
  });
}

/** `[target, handler]` of a proxy made by code of this realm. */
export function proxyDetails(value: unknown): [object, object] | undefined {
  return typeof value === 'object' || typeof value === 'function' ? proxies.get(value as object) : undefined;
}

const fnTag = (value: unknown, ...tags: string[]): boolean => typeof value === 'function' && tags.includes(tag(value));
const objTag = (value: unknown, ...tags: string[]): boolean =>
  typeof value === 'object' && value !== null && tags.includes(tag(value));

/** In the order in which `util.types` shows them; what is missing there, Node's library adds. */
export const valueTypes = {
  isArgumentsObject: (value: unknown) =>
    objTag(value, '[object Arguments]') && !(Symbol.toStringTag in (value as object)),
  isArrayBuffer,
  isAsyncFunction: (value: unknown) => fnTag(value, '[object AsyncFunction]', '[object AsyncGeneratorFunction]'),
  isBigIntObject,
  isBooleanObject,
  isDate,
  isExternal: () => false,
  isGeneratorFunction: (value: unknown) =>
    fnTag(value, '[object GeneratorFunction]', '[object AsyncGeneratorFunction]'),
  isGeneratorObject: (value: unknown) => objTag(value, '[object Generator]', '[object AsyncGenerator]'),
  isMap,
  isMapIterator: (value: unknown) => objTag(value, '[object Map Iterator]'),
  isModuleNamespaceObject: (value: unknown) => objTag(value, '[object Module]'),
  isNativeError,
  isNumberObject,
  isPromise,
  isProxy: (value: unknown) => proxyDetails(value) !== undefined,
  isRegExp,
  isSet,
  isSetIterator: (value: unknown) => objTag(value, '[object Set Iterator]'),
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isWeakMap,
  isWeakSet,
  isAnyArrayBuffer: (value: unknown) => isArrayBuffer(value) || isSharedArrayBuffer(value),
  isBoxedPrimitive: (value: unknown) =>
    isNumberObject(value) ||
    isStringObject(value) ||
    isBooleanObject(value) ||
    isBigIntObject(value) ||
    isSymbolObject(value),
};
