import type { PipeUser } from './pipes.ts';
import type { KernelMessage } from './protocol.ts';
import type { Recording } from './recording.ts';

/** How a process ended, before limits are looked at. */
export interface ProcessExit {
  code: number | null;
  /** Number of the signal that ended it. */
  signal: number | null;
  /** Set when the kernel ended it. */
  killedBy: 'kill' | 'crash' | 'out-of-memory' | undefined;
}

export interface ProcessHandlers {
  onOutput: Sink;
  onExit(exit: ProcessExit): void;
  /** A process or thread of this run was refused, because there are too many. */
  onRefused(): void;
  /** Takes down what its processes and threads do. */
  recording: Recording | undefined;
}

/** What the page started, with everything that came of it. It ends with its first process: what that left behind is ended then. */
export interface Run {
  /** Pid of its first process, and number of its output sink. */
  readonly id: number;
  /** A process or thread was refused: there are too many. */
  onRefused(): void;
  readonly recording: Recording | undefined;
}

/** Takes the output of the processes that have it as a descriptor. */
export type Sink = (output: { pid: number; tid: number; fd: number; at: number; bytes: Uint8Array }) => void;

/** More than that no thread's pool asks for: see bindings/crypto/thread-pool.ts. */
const MAX_POOL_THREADS = 16;

/** One Worker: a process, or a thread of one. */
export class Task implements PipeUser {
  /** `performance.now()` when its process began. */
  readonly startedAt: number;
  readonly watchedSignals = new Set<number>();
  dead = false;
  /** Of a process that the page or a waiting thread started: hears of the end. */
  onExit: ((exit: ProcessExit) => void) | undefined;
  readonly id: number;
  /** Owner id in the file system. */
  readonly owner: number;
  readonly pid: number;
  /** Process group. */
  readonly group: number;
  readonly threadId: number;
  readonly run: Run;
  readonly parent: Task | undefined;
  readonly isThread: boolean;
  readonly #worker: Worker;
  /** Workers of its thread pool. */
  readonly #pool: Worker[] = [];

  constructor(
    worker: Worker,
    place: Pick<Task, 'id' | 'owner' | 'pid' | 'group' | 'threadId' | 'run' | 'parent' | 'isThread'>,
  ) {
    this.#worker = worker;
    this.id = place.id;
    this.owner = place.owner;
    this.pid = place.pid;
    this.group = place.group;
    this.threadId = place.threadId;
    this.run = place.run;
    this.parent = place.parent;
    this.isThread = place.isThread;
    this.startedAt = this.isThread && this.parent !== undefined ? this.parent.startedAt : performance.now();
  }

  tell(message: KernelMessage, transfer: Transferable[] = []): void {
    if (!this.dead) this.#worker.postMessage(message, transfer);
  }

  /** Makes a Worker of this task's thread pool, which talks over `port`. */
  addPoolThread(script: string, port: MessagePort): void {
    if (this.#pool.length >= MAX_POOL_THREADS) throw new RangeError('too many pool threads');
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url);
    // By its first message the script has been read.
    worker.onmessage = () => {
      URL.revokeObjectURL(url);
    };
    worker.postMessage(port, [port]);
    this.#pool.push(worker);
  }

  end(): void {
    this.dead = true;
    this.#worker.terminate();
    for (const worker of this.#pool) worker.terminate();
  }
}
