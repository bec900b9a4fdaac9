/**
 * A contextified object: what `vm.createContext` makes. A Worker can have no second global object, so scripts of a context see
 * their names through a scope: the script's `let`, `const` and `class`, then the sandbox, then the language's own built-ins,
 * which are those of the thread (in Node each context has its own).
 */
import { scopeObjects } from '../../process/stack-trace.ts';
import { HELPERS } from '../../transform/compile-module.ts';

/** Getters and setters of names that live in a script. */
export type Cells = Record<string, unknown>;

export interface ContextOptions {
  /** False: `eval` and `new Function` throw. */
  strings: boolean;
}

/** What the language itself defines; all else on the Worker's global object stays outside. */
const LANGUAGE = [
  ...['AggregateError', 'Array', 'ArrayBuffer', 'AsyncDisposableStack', 'Atomics', 'BigInt', 'BigInt64Array'],
  ...['BigUint64Array', 'Boolean', 'DataView', 'Date', 'DisposableStack', 'Error', 'EvalError', 'FinalizationRegistry'],
  ...['Float16Array', 'Float32Array', 'Float64Array', 'Function', 'Infinity', 'Int16Array', 'Int32Array', 'Int8Array'],
  ...['Intl', 'Iterator', 'JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError'],
  ...['ReferenceError', 'Reflect', 'RegExp', 'Set', 'SharedArrayBuffer', 'String', 'SuppressedError', 'Symbol'],
  ...['SyntaxError', 'TypeError', 'URIError', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray'],
  ...['WeakMap', 'WeakRef', 'WeakSet', 'WebAssembly', 'console', 'decodeURI', 'decodeURIComponent', 'encodeURI'],
  ...['encodeURIComponent', 'escape', 'eval', 'isFinite', 'isNaN', 'parseFloat', 'parseInt', 'undefined', 'unescape'],
] as const;

const language = new Set<string>(LANGUAGE);
const HostProxy = globalThis.Proxy;
const worker = globalThis as unknown as Record<string, unknown>;

/** True for globals of the thread that a context has not. */
export const isHiddenGlobal = (name: string): boolean => name in worker && !language.has(name);

export class VmContext {
  readonly sandbox: Record<PropertyKey, unknown>;
  /** `this` and `globalThis` of the context's scripts. */
  readonly global: object;
  /** The object of the `with` statement around each script. */
  readonly scope: object;
  readonly #lexicals = new Map<string, PropertyDescriptor>();
  /** Names that scripts of this context declare or assign: they must never reach the Worker's global object. */
  readonly #claimed = new Set<string>();
  readonly #vars = new Set<string>();
  readonly #strings: boolean;
  /** Names that are looked up behind the scope, where `eval` puts a script's functions. */
  #behind: ReadonlySet<string> = new Set();
  #quiet = 0;

  constructor(sandbox: object, options: ContextOptions, isPlain: boolean) {
    this.sandbox = sandbox as Record<PropertyKey, unknown>;
    this.#strings = options.strings;
    this.global = isPlain ? sandbox : this.#createGlobal();
    this.scope = this.#createScope();
    scopeObjects.add(this.scope);
  }

  /** The thread's built-ins where the sandbox has none of that name. */
  #builtin(name: PropertyKey): unknown {
    if (name === 'globalThis') return this.global;
    if (name === 'eval' && !this.#strings) return refuseStrings;
    if (name === 'Function' && !this.#strings) return refuseStrings;
    return typeof name === 'string' && language.has(name) ? worker[name] : undefined;
  }

  #createGlobal(): object {
    return new HostProxy(this.sandbox, {
      get: (sandbox, key) => (key in sandbox ? sandbox[key] : this.#builtin(key)),
      has: (sandbox, key) => key in sandbox || this.#builtin(key) !== undefined,
      set: (sandbox, key, value) => Reflect.set(sandbox, key, value),
    });
  }

  #createScope(): object {
    return new HostProxy(Object.create(null) as Record<PropertyKey, unknown>, {
      has: (_, key) => typeof key === 'string' && this.#has(key),
      get: (_, key) => (typeof key === 'string' ? this.#get(key) : undefined),
      set: (_, key, value) => {
        const cell = this.#lexicals.get(key as string);
        if (cell !== undefined) cell.set?.(value);
        else Reflect.set(this.sandbox, key, value);
        return true;
      },
      deleteProperty: (_, key) => Reflect.deleteProperty(this.sandbox, key),
    });
  }

  #has(key: string): boolean {
    if (this.#behind.has(key)) return false;
    if (this.#lexicals.has(key) || key in this.sandbox || key === 'globalThis') return true;
    // A direct `eval` must be the thread's own.
    if (key === 'eval') return !this.#strings;
    return this.#claimed.has(key) || (key in worker && key !== HELPERS);
  }

  #get(key: string): unknown {
    const cell = this.#lexicals.get(key);
    if (cell !== undefined) return cell.get?.call(undefined) as unknown;
    if (key in this.sandbox) return this.sandbox[key];
    const builtin = this.#builtin(key);
    if (builtin !== undefined || key === 'undefined' || this.#quiet > 0 || this.#vars.has(key)) return builtin;
    throw new ReferenceError(`${key} is not defined`);
  }

  /** Until {@link loud}, names that are absent read as undefined. */
  quiet(): void {
    this.#quiet++;
  }

  loud<T>(_: undefined, value: T): T {
    this.#quiet--;
    return value;
  }

  claim(names: Iterable<string>): void {
    for (const name of names) this.#claimed.add(name);
  }

  /** `var` of a script: undefined until something is assigned, which makes it a property. */
  declareVars(names: readonly string[]): void {
    this.#assertFree(names);
    this.claim(names);
    for (const name of names) this.#vars.add(name);
  }

  /** Functions become properties; `let`, `const` and `class` stay names that later scripts see. */
  declare(functions: Record<string, () => unknown>, cells: Cells): void {
    this.#assertFree(Object.keys(functions));
    this.#assertFree(Object.keys(cells));
    for (const [name, get] of Object.entries(functions)) {
      this.#claimed.add(name);
      this.sandbox[name] = this.#readBehind(name, get);
    }
    for (const [name, cell] of Object.entries(Object.getOwnPropertyDescriptors(cells))) this.#lexicals.set(name, cell);
  }

  #readBehind(name: string, get: () => unknown): unknown {
    this.#behind = new Set([name]);
    try {
      return get();
    } finally {
      this.#behind = new Set();
    }
  }

  /** The next `eval` is the engine's own, whatever the context allows. */
  allowEval(): void {
    this.#behind = new Set(['eval']);
  }

  evalTaken(): void {
    this.#behind = new Set();
  }

  #assertFree(names: readonly string[]): void {
    const taken = names.find((name) => this.#lexicals.has(name));
    if (taken !== undefined) throw new SyntaxError(`Identifier '${taken}' has already been declared`);
  }
}

function refuseStrings(): never {
  throw new EvalError('Code generation from strings disallowed for this context');
}
