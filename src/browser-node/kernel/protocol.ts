/** Messages between the kernel (page side) and the Workers that run processes and threads. */
import type { SharedDescriptor } from '../fs/descriptors.ts';
import type { FileSystemHandle } from '../fs/shared.ts';
import type { RecordingStart } from './recording.ts';

/**
 * What a process's descriptor is at its start. `kernel`: output that the kernel takes as `fd` of a sink (the engine's output, or what
 * a synchronous parent collects). `pipe`: an end of a pipe of the kernel's. `ipc`: the channel of `process.send`.
 */
export type StdioTarget =
  | { type: 'kernel'; sink: number; fd: number }
  | { type: 'ignore' }
  | { type: 'pipe'; end: number }
  | { type: 'ipc'; port: MessagePort }
  | { type: 'file'; file: SharedDescriptor };

/** What a process is told to be. */
export interface ProcessStart {
  pid: number;
  ppid: number;
  /** `node`, or a command of the shell: see fs/executables.ts. */
  program: string;
  /** `argv[0]` as the parent gave it. */
  argv0: string;
  /** Arguments after `argv[0]`; for Node, options included. */
  args: string[];
  env: Record<string, string>;
  cwd: string;
  stdio: StdioTarget[];
}

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
  /** The text of library.txt. */
  library: SharedArrayBuffer;
}

/** Second message to a Worker: become this process or thread. */
export interface StartMessage extends ProcessStart {
  type: 'start';
  /** 0 on a main thread. */
  threadId: number;
  /** Only for threads. */
  thread?: ThreadStart;
  /** Only in a run that is recorded. */
  recording?: RecordingStart;
}

export interface ThreadStart {
  name: string;
  /** Node options of the thread: its own, or its parent's. */
  execArgv: string[];
  resourceLimits: Float64Array;
  /** The port that `internal/worker` talks to its thread over. */
  port: MessagePort;
}

const PORTS = 65536;
const MAX_PROCESSES = 32;
const MAX_THREADS = 64;
const COUNTERS = 2 * PORTS;
const PLACES = COUNTERS + 8;

/**
 * Int32 slots of the table shared by everyone: TCP ports by number, once for IPv4 and once for IPv6, then counters. A port's slot
 * is 0 while it is free, the Worker's owner id when that Worker listens there, and its negative when it has only bound the port.
 * Last come the places of live processes and threads: see process-table.ts.
 */
export const SharedTable = {
  ipv4Ports: 0,
  ipv6Ports: PORTS,
  length: PLACES + 2 * MAX_PROCESSES + 2 * MAX_THREADS,
  /** Pids of live processes, and owner ids of those who made them; 0 in free slots. */
  firstPid: PLACES,
  pidTakers: PLACES + MAX_PROCESSES,
  pidSlots: MAX_PROCESSES,
  /** Task numbers of live threads, and owner ids of those who made them; 0 in free slots. */
  firstThread: PLACES + 2 * MAX_PROCESSES,
  threadTakers: PLACES + 2 * MAX_PROCESSES + MAX_THREADS,
  threadSlots: MAX_THREADS,
  nextPid: COUNTERS,
  nextThreadId: COUNTERS + 1,
  nextId: COUNTERS + 2,
  nextEphemeralPort: COUNTERS + 3,
} as const;

/** One side of a TCP connection. */
export interface Endpoint {
  address: string;
  family: 'IPv4' | 'IPv6';
  port: number;
}

/** Layout of the shared memory in which the kernel answers a `part` message: two Int32 words, then UTF-8 text. */
export const PartReply = {
  /** Word 0: `waiting`, then `loaded` (the text is a blob URL) or `failed` (the text says why). */
  state: 0,
  /** Word 1: bytes of text. */
  length: 1,
  /** Offset of the text, and the size of it all, in bytes. */
  text: 8,
  bytes: 1024,
  waiting: 0,
  loaded: 1,
  failed: 2,
} as const;

/** What a Worker asks of the kernel. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'output'; fd: number; sink?: number; bytes: Uint8Array }
  | { type: 'exit'; code: number | null; signal: number | null }
  | {
      type: 'thread';
      id: number;
      threadId: number;
      env: Record<string, string>;
      cwd: string;
      /** Its process's. */
      stdio: StdioTarget[];
      thread: ThreadStart;
    }
  | SpawnMessage
  /** A process or thread more was refused because there are too many. */
  | { type: 'refused' }
  /** A negative pid: the processes of that group. */
  | { type: 'kill'; pid: number; signal: number }
  /** A TCP port has begun, or ceased, to take connections. */
  | { type: 'port'; port: number; open: boolean }
  /** A connection to the Worker that listens in `slot` of the shared table. */
  | { type: 'connect'; slot: number; channel: MessagePort; client: Endpoint; server: Endpoint }
  | { type: 'terminate-thread'; id: number }
  /** A Worker of this thread's pool (see bindings/crypto/thread-pool.ts); it ends with the thread. */
  | { type: 'pool-thread'; script: string; port: MessagePort }
  | { type: 'watch-signal'; signal: number; on: boolean }
  | PipeMessage
  | { type: 'sync-next'; id: number }
  | { type: 'part'; name: string; reply: SharedArrayBuffer }
  | { type: 'crash'; message: string };

export interface SpawnMessage {
  type: 'spawn';
  id: number;
  start: ProcessStart;
  /** It gets a process group of its own. */
  detached: boolean;
  /** Pipes to make: the parent's end and the child's. */
  pipes: [mine: number, childs: number][];
  /** Of a synchronous child: output goes into the cell (see sync-replies.ts), `input` is all of its stdin. */
  sync?: SyncSpawn;
}

export interface SyncSpawn {
  cell: SharedArrayBuffer;
  sink: number;
  input: Uint8Array<ArrayBuffer> | undefined;
  /** The parent's end of the child's stdin, which is closed after the input; 0 when there is none. */
  inputEnd: number;
  /** Bytes of output; the child gets `killSignal` when there is more. */
  maxBuffer: number;
  killSignal: number;
}

/** About an end that the process holds. */
export type PipeMessage =
  | { type: 'pipe-write'; end: number; bytes: Uint8Array<ArrayBuffer>; acknowledge: boolean }
  | { type: 'pipe-shutdown'; end: number }
  | { type: 'pipe-close'; end: number }
  | { type: 'pipe-read'; end: number; on: boolean }
  | { type: 'pipe-used'; end: number; bytes: number }
  | { type: 'pipe-read-sync'; end: number; cell: SharedArrayBuffer };

/** What the kernel tells a Worker. */
export type KernelMessage =
  | PrepareMessage
  | StartMessage
  | { type: 'thread-exit'; id: number; code: number; killed: boolean; outOfMemory: boolean }
  | { type: 'child-exit'; id: number; code: number | null; signal: number | null; killed: boolean }
  | { type: 'parent-exit' }
  | { type: 'signal'; number: number }
  | PipeEvent
  /** Somebody has connected to this Worker's listening socket; `owner` is the Worker of the other end. */
  | { type: 'connection'; slot: number; channel: MessagePort; client: Endpoint; server: Endpoint; owner: number }
  /** That Worker was killed, and could not say goodbye to those it was connected with. */
  | { type: 'worker-gone'; owner: number };

/** About an end that the process holds. */
export type PipeEvent =
  | { type: 'pipe-data'; end: number; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'pipe-end'; end: number }
  | { type: 'pipe-drained'; end: number; bytes: number }
  | { type: 'pipe-broken'; end: number };

/** The Worker's side of the channel to the kernel. */
export interface KernelLink {
  post(message: WorkerMessage, transfer?: Transferable[]): void;
  /** Calls `handler` for messages about the child process or thread with that id. */
  onChild(id: number, handler: (message: KernelMessage) => void): void;
  /** Sets what hears of this process's pipes. */
  onPipe: (event: PipeEvent) => void;
  /** Sets what hears that the parent process has ended. */
  onParentExit: () => void;
  /** Calls `handler` for each message of that type. */
  on<T extends KernelMessage['type']>(type: T, handler: (message: Extract<KernelMessage, { type: T }>) => void): void;
}
