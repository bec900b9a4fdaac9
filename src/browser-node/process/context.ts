import type { HandleEnvironment } from '../bindings/streams/handle-wrap.ts';
import type { StreamEnvironment } from '../bindings/streams/stream-environment.ts';
import type { BindingContext, RealmFacts } from '../bindings/types.ts';
import type { KernelLink, StartMessage } from '../kernel/protocol.ts';
import type { Library } from './library.ts';
import type { EventLoop } from './loop.ts';
import type { CliOptions } from './options.ts';
import type { InheritedDescriptors } from './stdio.ts';

/** Symbols that Node's library and our bindings share (C++ `per_isolate_symbols` and private symbols). */
export interface RealmSymbols {
  /** By their C++ name, for example `oninit`. */
  perIsolate: Readonly<Record<string, symbol>>;
  private: Readonly<Record<string, symbol>>;
}

/** One process's or thread's everything: what bindings, loader and realm are made from. */
export interface ProcessContext extends BindingContext {
  readonly loop: EventLoop;
  readonly facts: RealmFacts;
  /** What the kernel said at the start; before it, an empty process. */
  start: StartMessage;
  /** Whether this Worker runs a `worker_threads` thread. */
  readonly isThread: boolean;
  /** This Worker's id among all that ever were: it owns its file descriptors and its ends of streams. */
  readonly owner: number;
  /** Sockets, pipes and their requests; undefined until the first stream binding is loaded. */
  handles: HandleEnvironment | undefined;
  /** Makes them on the first call. */
  streams: () => StreamEnvironment;
  /** The table shared by all processes, see SharedTable. */
  readonly shared: SharedArrayBuffer;
  /** Calls back when the kernel starts this process, before any of its code runs. */
  onStart(callback: (start: StartMessage) => void): void;
  readonly kernel: KernelLink;
  /** The descriptors this process was started with. */
  readonly stdio: InheritedDescriptors;
  /** Signals that this process has a listener for. */
  readonly watchedSignals: Set<number>;
  /** This process's ends of IPC channels: the other ends are told when it ends. */
  readonly openPorts: Set<MessagePort>;
  readonly symbols: RealmSymbols;
  options: CliOptions;
  /** Node's library: source text by module id, and the bindings that are loaded on demand. */
  readonly library: Library;
  /** The `process` object while it is being set up and after. */
  process: NodeProcess;
  /** Node's internal `require`; throws until the realm's loader has run. */
  requireBuiltin(id: string): Record<string, unknown>;
  /** Ends this process or thread, by the signal with that number if there is one. Throws to unwind the reader's stack; nothing of it runs any more. */
  exit(code: number, signal?: number): never;
  chdir(directory: string): void;
  /** Names of what keeps the process alive (`process.getActiveResourcesInfo()`). */
  activeResources(): string[];
  /** Makes objects of Node's C++ again that came in a message, by their `deserializeInfo` (see bindings/messaging/message-objects.ts). */
  readonly nativeObjects: Map<string, (data: unknown) => unknown>;
  /** Set by the signal_wrap binding: a signal has come for this process. */
  onSignal: ((signal: number) => void) | undefined;
  /** Set by the task_queue binding: Node's promise rejection handler. */
  onPromiseReject: ((type: number, promise: Promise<unknown>, reason: unknown) => void) | undefined;
}

/** The parts of Node's `process` the engine itself touches. */
export interface NodeProcess {
  env: Record<string, string>;
  exitCode: number | undefined;
  _exiting: boolean;
  emit(event: string, ...args: unknown[]): boolean;
  listenerCount(event: string): number;
  _fatalException(error: unknown, fromPromise: boolean): boolean;
  [key: PropertyKey]: unknown;
}
