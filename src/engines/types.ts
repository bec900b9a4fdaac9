/**
 * The one interface behind which every way of running Node.js sits: the embedded engine (`browser-node`), StackBlitz
 * WebContainers (`webcontainer`) and the reader's own Node (`node`, used by the command line and CI).
 *
 * Paths are POSIX and absolute. A lab's files live below {@link LabEngine.root}; relative paths are resolved against it.
 */

/** Which implementation answers. Results and benchmark reports always name it. */
export type EngineName = 'browser-node' | 'webcontainer' | 'node';

/** Why an engine could not be made ready, or stopped being usable. Each kind has one sentence for readers in `messages.ts`. */
export type EngineFailureKind =
  | 'unsupported-browser'
  | 'not-isolated'
  | 'network'
  | 'damaged'
  | 'blocked-storage'
  | 'licence'
  | 'timeout'
  | 'out-of-memory'
  | 'crash';

/** What helps after a failure: trying again as it is, or only a reload of the page. */
export type Remedy = 'again' | 'reload';

/** Thrown by {@link LabEngine} methods; never a bare `Error`. `message` is for the console, the reader sees the sentence of `kind`. */
export class EngineError extends Error {
  readonly kind: EngineFailureKind;
  /** The engine that failed, where its sentences are its own. */
  readonly engine: EngineName | undefined;
  readonly remedy: Remedy;
  /** What readers are told in place of the sentence of `kind`. */
  readonly advice: string | undefined;

  constructor(
    kind: EngineFailureKind,
    message: string,
    options: ErrorOptions & { engine?: EngineName; remedy?: Remedy; advice?: string } = {},
  ) {
    super(message, options);
    this.name = 'EngineError';
    this.kind = kind;
    this.engine = options.engine;
    this.remedy = options.remedy ?? 'again';
    this.advice = options.advice;
  }
}

/** One step of making an engine ready, as shown to the reader. `ms` is its duration once it has ended. */
export interface BootStep {
  id: string;
  label: string;
  status: 'idle' | 'running' | 'completed' | 'failed' | 'skipped';
  ms?: number;
}

/** A piece of output of one process or thread. `at` is milliseconds since the process was spawned; `tid` is 0 on a main thread. */
export interface OutputEvent {
  pid: number;
  tid: number;
  fd: 1 | 2;
  at: number;
  bytes: Uint8Array;
}

/**
 * How a process ended. `exit`: by itself, with `code`. `signal`: by `process.kill` from inside. `timeout`, `output-limit`:
 * ended by the engine for passing {@link SpawnLimits}. `process-limit`: ended because it went on starting processes or threads when
 * there were too many. `killed`: by `kill()` or the caller's AbortSignal. `crash`: the
 * engine lost it. `out-of-memory`: its heap was exhausted.
 */
export interface ExitStatus {
  code: number | null;
  signal: string | null;
  reason: 'exit' | 'signal' | 'timeout' | 'output-limit' | 'process-limit' | 'killed' | 'out-of-memory' | 'crash';
}

/** Hard limits the engine enforces on a process and everything it started. */
export interface SpawnLimits {
  /** Wall-clock milliseconds until the process tree is ended with `reason: 'timeout'`; busy loops included. */
  timeoutMs?: number;
  /** Bytes of stdout and stderr together until it is ended with `reason: 'output-limit'`. */
  outputBytes?: number;
  /** Size of the JavaScript heap in MiB; passing it ends the process with `reason: 'out-of-memory'`. Engines that cannot set it ignore it. */
  memoryMb?: number;
}

export interface SpawnOptions {
  /** Defaults to {@link LabEngine.root}. */
  cwd?: string;
  /** Added to the engine's default environment. */
  env?: Readonly<Record<string, string>>;
  limits?: SpawnLimits;
  /** Ends the process tree with `reason: 'killed'` when aborted. */
  signal?: AbortSignal;
  /** Called for every piece of output, in order, before `exit` resolves. */
  onOutput?: (event: OutputEvent) => void;
  /**
   * Asks for a recording of what its processes and threads do; called once, before `exit` resolves. Only engines that say so
   * ({@link LabEngine.records}) ever call it; nothing is recorded, or paid, without it.
   */
  onRecording?: (recording: RunRecording) => void;
}

/** What one process or thread did. `start` and `end` are milliseconds since the recording began. */
export interface RecordedLane {
  pid: number;
  /** 0 on a main thread. */
  tid: number;
  /** Name of a thread, or the program of a process with its first argument. */
  name: string;
  /** Number of a cluster worker. */
  cluster: number | undefined;
  start: number;
  end: number;
  /** How it ended; `killed`: somebody else ended it. */
  exit: { code: number | null; signal: string | null; killed: boolean };
  /**
   * 8 numbers a span in which the thread had something to do, in order of time: when it began and ended, how long the thread was busy in it,
   * its longest callback, its waiting in `Atomics.wait` (all in microseconds since the recording began), messages sent to and received
   * from other threads and processes, HTTP requests served. What lies close together is one span, so that a long run stays small.
   */
  spans: Int32Array;
}

/** What the processes and threads of one run did. Garbage collection is not in it: browsers do not tell. */
export interface RunRecording {
  /** Milliseconds since the epoch when it began. */
  origin: number;
  /** In the order in which they were started. */
  lanes: readonly RecordedLane[];
  /** Processes and threads that were too many to be recorded. */
  left: number;
}

export interface EngineProcess {
  readonly pid: number;
  /** Resolves exactly once, after the last output event; never rejects. */
  readonly exit: Promise<ExitStatus>;
  /** Writes to the process's stdin; ignored once it has ended. */
  write(data: string | Uint8Array): void;
  /** Ends the process's stdin. */
  end(): void;
  /** Ends the process tree at once, also when it is in a busy loop. */
  kill(): void;
}

/** What an engine can do, by the names that a lab's task may `require`. */
export interface EngineCapabilities {
  /** Node's version without the `v`, for example `24.21.0`. */
  node: string;
  features: Readonly<Record<string, boolean>>;
}

/** File contents by path (relative to the engine's root, or absolute). */
export type FileTree = Readonly<Record<string, string | Uint8Array>>;

/** An HTTP request to a server that a program in the engine runs. */
export interface EngineRequest {
  /** Default `GET`. */
  method?: string;
  /** Path and query, for example `/users?page=2`. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
}

export interface EngineResponse {
  status: number;
  statusText: string;
  /** Names in lower case; a name may come more than once. */
  headers: readonly (readonly [name: string, value: string])[];
  body: Uint8Array;
}

export interface LabEngine {
  readonly name: EngineName;
  /** Absolute directory below which a lab's files are mounted. */
  readonly root: string;
  /** Whether `onRecording` is called; absent in engines that cannot record. */
  readonly records?: true;
  /**
   * Makes the engine ready; safe to call again when it is. Every step is reported as it changes.
   * @throws {EngineError}
   */
  boot(signal?: AbortSignal, onStep?: (step: BootStep) => void): Promise<void>;
  /** Replaces everything below `root` with `files`. */
  mount(files: FileTree): Promise<void>;
  /**
   * Starts `cmd` with `args`: `node`, `npm`, `sh`, or another command in the engine's PATH.
   * @throws {Error} with `code: 'ENOENT'` when there is no such command.
   */
  spawn(cmd: string, args: readonly string[], options?: SpawnOptions): Promise<EngineProcess>;
  /** @throws {Error} with `code: 'ENOENT'` when there is no such file. */
  readFile(path: string): Promise<Uint8Array>;
  /** Creates missing folders on the way. */
  writeFile(path: string, data: string | Uint8Array): Promise<void>;
  /** Names in a folder, sorted. */
  readdir(path: string): Promise<string[]>;
  /** Removes a file or a whole folder; no error when it is not there. */
  rm(path: string): Promise<void>;
  /**
   * Sends a request to the server on `port`; absent in engines that have no way to their ports.
   * @throws {Error} with `code: 'ECONNREFUSED'` when nobody listens there.
   */
  fetch?(port: number, request: EngineRequest): Promise<EngineResponse>;
  /** Tells when a server begins or ceases to listen; returns a function that ends it. Absent in engines that do not know. */
  onPort?(listener: (port: number, open: boolean) => void): Promise<() => void>;
  capabilities(): EngineCapabilities;
  /** Ends every process and frees everything. The engine cannot be used afterwards. */
  dispose(): Promise<void>;
}
