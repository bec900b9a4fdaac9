/** Messages between the kernel (page side) and the Workers that run processes and threads. */
import type { FileSystemHandle } from '../fs/shared.ts';

/** Where a standard stream of a process goes. `kernel`: to the engine's output. */
export type StdioTarget = { type: 'kernel' } | { type: 'ignore' } | { type: 'pipe'; port: MessagePort; ipc?: boolean };

/**
 * First message to a Worker, often long before it is needed: load Node's library as the main thread of a process or as a worker
 * thread, so that the start itself is quick.
 */
export interface PrepareMessage {
  type: 'prepare';
  isThread: boolean;
  /** The file system's owner id; never used twice. */
  owner: number;
  fs: FileSystemHandle;
  /** See {@link SharedTable}. */
  shared: SharedArrayBuffer;
}

/** Second message to a Worker: become this process or thread. */
export interface StartMessage {
  type: 'start';
  pid: number;
  ppid: number;
  /** 0 on a main thread. */
  threadId: number;
  /** Arguments after `node`, options included. */
  args: string[];
  env: Record<string, string>;
  cwd: string;
  stdio: StdioTarget[];
  /** Only for threads. */
  thread?: ThreadStart;
}

export interface ThreadStart {
  name: string;
  /** Node options of the thread: its own, or its parent's. */
  execArgv: string[];
  resourceLimits: Float64Array;
  /** The port that `internal/worker` talks to its thread over. */
  port: MessagePort;
}

/** Int32 slots of the table shared by everyone: listening ports by number, then counters. */
export const SharedTable = {
  /** Slots 0..65535: id of the listener of that TCP port, or 0. */
  length: 65536 + 8,
  nextPid: 65536,
  nextThreadId: 65537,
  nextId: 65538,
  nextEphemeralPort: 65539,
} as const;

/** What a Worker asks of the kernel. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'output'; fd: 1 | 2; bytes: Uint8Array }
  | { type: 'exit'; code: number | null; signal: string | null }
  | { type: 'thread'; id: number; threadId: number; env: Record<string, string>; cwd: string; thread: ThreadStart }
  | {
      type: 'spawn';
      id: number;
      pid: number;
      args: string[];
      env: Record<string, string>;
      cwd: string;
      stdio: StdioTarget[];
    }
  | { type: 'kill'; pid: number; signal: number }
  | { type: 'terminate-thread'; id: number }
  | { type: 'watch-signal'; signal: number; on: boolean }
  | { type: 'crash'; message: string };

/** What the kernel tells a Worker. */
export type KernelMessage =
  | PrepareMessage
  | StartMessage
  | { type: 'thread-exit'; id: number; code: number; killed: boolean; outOfMemory?: boolean; reason?: string }
  | { type: 'child-exit'; id: number; code: number | null; signal: string | null }
  | { type: 'signal'; number: number };

/** The Worker's side of the channel to the kernel. */
export interface KernelLink {
  post(message: WorkerMessage, transfer?: Transferable[]): void;
  /** Calls `handler` for messages about the child process or thread with that id. */
  onChild(id: number, handler: (message: KernelMessage) => void): void;
}
