import type { ProcessContext } from '../process/context.ts';
import { currentFrames, type Frame } from '../process/stack-trace.ts';
import { parseEnv } from './parse-env.ts';
import { proxyDetails, valueTypes } from './value-types.ts';

/** V8's `PropertyFilter`. */
const Filter = { onlyEnumerable: 2, skipSymbols: 16 } as const;

/** Index into `handleTypes` of `internal/util`. */
const HandleType = { FILE: 3, PIPE: 4, UNKNOWN: 5, INVALID: 6 } as const;

function isIndex(key: string): boolean {
  const number = Number(key);
  return String(number >>> 0) === key && number < 2 ** 32 - 1;
}

function getOwnNonIndexProperties(object: object, filter: number): PropertyKey[] {
  return Reflect.ownKeys(object).filter((key) => {
    if (typeof key === 'string' && isIndex(key)) return false;
    if (typeof key === 'symbol' && (filter & Filter.skipSymbols) !== 0) return false;
    return (filter & Filter.onlyEnumerable) === 0 || Object.prototype.propertyIsEnumerable.call(object, key);
  });
}

function getConstructorName(value: object): string {
  for (let object: object | null = value; object !== null; object = Object.getPrototypeOf(object) as object | null) {
    const constructor = Object.getOwnPropertyDescriptor(object, 'constructor')?.value as unknown;
    if (typeof constructor === 'function' && constructor.name !== '') return constructor.name;
  }
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** Entries of Map/Set iterators cannot be read without advancing them: a copy of the iterator's collection is unknown here. */
function previewEntries(value: unknown, wantsIsKeyValue?: boolean): unknown {
  let entries: unknown[] = [];
  let isKeyValue = false;
  if (valueTypes.isMap(value)) {
    entries = [...(value as Map<unknown, unknown>)].flat(1);
    isKeyValue = true;
  } else if (valueTypes.isSet(value)) {
    entries = [...(value as Set<unknown>)];
  }
  return wantsIsKeyValue === true ? [entries, isKeyValue] : entries;
}

export function createUtilBinding(context: ProcessContext): Record<string, unknown> {
  const constants = context.facts.bindings['util']?.['constants'] as Record<string, number>;

  const frames = (): Frame[] => currentFrames(context.requireBuiltin('internal/errors'));
  const getCallSites = (count: number): unknown[] =>
    frames()
      .slice(1, 1 + count)
      .map(({ functionName, file, line, column }) =>
        Object.assign(Object.create(null) as object, {
          functionName,
          scriptId: '0',
          scriptName: file,
          lineNumber: line,
          columnNumber: column,
          column,
        }),
      );

  function defineLazyProperties(target: object, id: string, keys: string[], enumerable = true): void {
    for (const key of keys) {
      const define = (value: unknown): unknown => {
        Object.defineProperty(target, key, { writable: true, enumerable, configurable: true, value });
        return value;
      };
      const get = { [key]: () => define(context.requireBuiltin(id)[key]) }[key];
      const set = { [key]: (value: unknown) => void define(value) }[key];
      Object.defineProperty(target, key, { enumerable, configurable: true, get, set } as PropertyDescriptor);
    }
  }

  return {
    constants,
    privateSymbols: context.symbols.private,
    shouldAbortOnUncaughtToggle: new Uint32Array(1),
    isInsideNodeModules: () => frames().some(({ file }) => /[\\/]node_modules[\\/]/.test(file)),
    defineLazyProperties,
    // Whether a promise is settled cannot be seen synchronously in a browser.
    getPromiseDetails: () => [constants['kPending'], undefined],
    getProxyDetails: (value: unknown, both = true) => {
      const details = proxyDetails(value);
      return details === undefined || both ? details : details[0];
    },
    getCallerLocation: () => {
      const caller = frames()[1];
      return caller === undefined ? undefined : [caller.line, caller.column, caller.file];
    },
    previewEntries,
    getOwnNonIndexProperties,
    getConstructorName,
    getExternalValue: () => 0n,
    getCallSites,
    sleep: (ms: number) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
    },
    parseEnv,
    arrayBufferViewHasBuffer: () => true,
    constructSharedArrayBuffer: (size: number) => new SharedArrayBuffer(size),
    markPromiseAsHandled: (promise: Promise<unknown>) => {
      promise.then(undefined, () => undefined);
    },
    guessHandleType: (fd: number) => HandleType[context.stdio.kind(fd)],
    toUSVString: (text: string) => text.toWellFormed(),
    isConstructor: (value: unknown) => {
      try {
        Reflect.construct(Object, [], value as () => void);
        return true;
      } catch {
        return false;
      }
    },
    ...valueTypes,
  };
}
