/**
 * What every `internalBinding(...)` of the embedded engine is built from. A binding is a factory
 * `(context: BindingContext) => object`; it keeps no module-level state, so that one realm can be made per process or thread.
 */
import type { OptionFacts } from '../process/options.ts';
import type { VirtualFileSystem } from '../fs/vfs.ts';

/** The process's event loop as bindings see it (libuv's role). */
export interface BindingLoop {
  /** Keeps the process alive, as an active libuv handle or request does. Calls must be balanced by {@link unref}. */
  ref(): void;
  unref(): void;
  /** Runs `callback` as a Node callback in a macrotask of its own; the process stays alive until it has run. */
  soon(callback: () => void): void;
  /** Runs `callback` now as a Node callback (nextTick queue drained after it); for events that arrive from outside. */
  enter(callback: () => void): void;
  /** Milliseconds since the process started, as `uv_now` (integer, cached per loop turn). */
  now(): number;
}

/** Facts recorded at build time from the pinned Node binary: constants, error names, option defaults. */
export interface NodeFacts {
  /** Plain data of each real binding by its name, for example `bindings.constants.fs.O_RDONLY`. */
  bindings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** libuv's errors: `[errno, [name, message]]`, for example `[-2, ['ENOENT', 'no such file or directory']]`. */
  uvErrors: readonly (readonly [number, readonly [string, string]])[];
  versions: Readonly<Record<string, string>>;
}

/** The rest of what is recorded: what the realm is started with. */
export interface RealmFacts extends NodeFacts {
  /** Names of each real binding's functions and classes. */
  functions: Readonly<Record<string, readonly string[]>>;
  symbols: readonly string[];
  privateSymbols: readonly string[];
  options: OptionFacts;
  /** `module.builtinModules` of the pinned Node. */
  builtinModules: readonly string[];
  release: Readonly<Record<string, string>>;
  config: unknown;
}

export interface BindingContext {
  loop: BindingLoop;
  facts: NodeFacts;
  /** The file system shared by all processes of the engine. */
  vfs: VirtualFileSystem;
  /** Current working directory of this process. */
  cwd(): string;
  /** Binds a callback to the async context (AsyncLocalStorage frame) that is current now. */
  bindContext<A extends unknown[]>(callback: (...args: A) => void): (...args: A) => void;
}
