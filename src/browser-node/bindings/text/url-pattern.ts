/** `internalBinding('url_pattern')`: Node's C++ calls ada; here the browser's own URLPattern answers, with Node's errors. */
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { codedError } from '../fs/fs-modules.ts';
import { createUnavailableBinding } from '../unavailable.ts';

const PARTS = [
  ...(['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'] as const),
  'hasRegExpGroups',
] as const;
/** Order of a result's properties in Node. */
const RESULT = [
  'hash',
  'hostname',
  'inputs',
  'password',
  'pathname',
  'port',
  'protocol',
  'search',
  'username',
] as const;

const isInput = (value: unknown): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null) || typeof value === 'function';

const wrongType = (message: string): Error => codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message);

function checkArguments(input: unknown, base: unknown, options: unknown): void {
  if (input !== undefined && input !== null && !isInput(input)) throw wrongType('Input must be an object or a string');
  if (base === undefined || base === null) return;
  if (options !== undefined && typeof base !== 'string') throw wrongType('second argument must be a string');
  if (!isInput(base)) throw wrongType('second argument must be a string or object');
}

type NativePattern = Record<(typeof PARTS)[number], unknown> & {
  exec(input: unknown, base?: string): Record<(typeof RESULT)[number], NativeResult> | null;
  test(input: unknown, base?: string): boolean;
};
type NativeClass = new (...args: unknown[]) => NativePattern;
interface NativeResult {
  input: string;
  groups: Record<string, string>;
}

/** Makes the binding; without the browser's class its constructor says what is missing. */
export function createUrlPatternBinding(context: ProcessContext): Record<string, unknown> {
  if (host.URLPattern === undefined) return createUnavailableBinding(context, 'url_pattern');
  const Native = host.URLPattern as NativeClass;
  const natives = new WeakMap<object, NativePattern>();
  const nativeOf = (pattern: object): NativePattern => {
    const native = natives.get(pattern);
    if (native === undefined) throw new TypeError('Illegal invocation');
    return native;
  };

  function construct(...args: unknown[]): NativePattern {
    const [input, base, options] = args;
    checkArguments(input, base, options);
    const given = args.map((value, index) => (index === 0 ? (value ?? {}) : value));
    try {
      return new Native(...given);
    } catch {
      throw codedError(TypeError, 'ERR_INVALID_URL_PATTERN', 'Failed to construct URLPattern');
    }
  }

  function URLPattern(this: object, ...args: unknown[]): void {
    if ((new.target as unknown) === undefined)
      throw codedError(TypeError, 'ERR_CONSTRUCT_CALL_REQUIRED', 'Cannot call constructor without `new`');
    natives.set(this, construct(...args));
  }
  Object.defineProperty(URLPattern, 'length', { value: 0, configurable: true });
  Object.defineProperty(URLPattern, 'prototype', { writable: false });

  const prototype = URLPattern.prototype as object;
  const checkInput = (input: unknown): void => {
    if (input === undefined || isInput(input)) return;
    throw wrongType('URLPattern input needs to be a string or an object');
  };
  const methods = {
    exec(this: object, input: unknown = {}, base?: string) {
      const native = nativeOf(this);
      checkInput(input);
      const found = native.exec(input, base);
      if (found === null) return null;
      const result = Object.create(null) as Record<string, unknown>;
      for (const name of RESULT) {
        const { groups, input: text } = found[name];
        result[name] = name === 'inputs' ? found.inputs : { groups: { ...groups }, input: text };
      }
      return result;
    },
    test(this: object, input: unknown = {}, base?: string) {
      const native = nativeOf(this);
      checkInput(input);
      return native.test(input, base);
    },
  };
  for (const name of PARTS) {
    const get = function (this: object): unknown {
      return nativeOf(this)[name];
    };
    Object.defineProperty(get, 'name', { value: '' });
    Object.defineProperty(prototype, name, { get, enumerable: true, configurable: false });
  }
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(prototype, name, { value, writable: true, enumerable: true, configurable: true });
  return { URLPattern };
}
