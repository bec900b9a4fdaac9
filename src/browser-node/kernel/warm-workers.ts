import type { FileSystemHandle } from '../fs/shared.ts';
import type { Parts } from './parts.ts';
import type { PrepareMessage, WorkerMessage } from './protocol.ts';

/** A Worker that has loaded Node's library (or is loading it) and has not been started. */
export interface WarmWorker {
  worker: Worker;
  /** Owner id in the file system, never used by another Worker. */
  owner: number;
}

/** Milliseconds from the first process's being ready until threads are made: it may have been started already, and goes first. */
const THREADS_AFTER_MS = 150;

/** Workers kept ready for the next processes and threads, because loading Node's library takes longer than most programs. */
export class WarmWorkers {
  #scriptUrl = '';
  #library = new SharedArrayBuffer(0);
  readonly #fs: FileSystemHandle;
  readonly #shared: SharedArrayBuffer;
  readonly #parts: Parts;
  #nextOwner: number;
  readonly #ready = { process: [] as WarmWorker[], thread: [] as WarmWorker[] };
  readonly #wanted = { process: 0, thread: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(fs: FileSystemHandle, shared: SharedArrayBuffer, parts: Parts, firstOwner: number) {
    this.#fs = fs;
    this.#shared = shared;
    this.#parts = parts;
    this.#nextOwner = firstOwner;
  }

  /** Before anything else: the script that all of them run, and the text of Node's library. */
  load(script: Blob, library: ArrayBuffer): void {
    this.#library = new SharedArrayBuffer(library.byteLength);
    new Uint8Array(this.#library).set(new Uint8Array(library));
    this.#scriptUrl = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  }

  /**
   * From now on keeps this many ready. Threads begin to load a moment after the first process has: that may have been started already,
   * and they would only slow it down.
   */
  keep(processes: number, threads: number): void {
    this.#wanted.process = processes;
    this.#refill();
    const loadThreads = (): void => {
      this.#wanted.thread = threads;
      this.#refill();
    };
    const [first] = this.#ready.process;
    if (first === undefined) loadThreads();
    else first.worker.addEventListener('message', () => setTimeout(loadThreads, THREADS_AFTER_MS), { once: true });
  }

  /** A Worker to start now: a ready one, or one that still has to load. */
  take(isThread: boolean): WarmWorker {
    return this.#ready[isThread ? 'thread' : 'process'].shift() ?? this.#create(isThread);
  }

  /**
   * Makes what has been taken ready again. Called when a process or thread has ended, and not while others are at work: loading takes a
   * processor for a tenth of a second, which would be in every measurement of a program with threads.
   */
  replenish(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#refill();
    }, 0);
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    for (const { worker } of [...this.#ready.process, ...this.#ready.thread]) worker.terminate();
    URL.revokeObjectURL(this.#scriptUrl);
  }

  #refill(): void {
    if (this.#disposed) return;
    for (const kind of ['process', 'thread'] as const) {
      while (this.#ready[kind].length < this.#wanted[kind]) this.#ready[kind].push(this.#create(kind === 'thread'));
    }
  }

  #create(isThread: boolean): WarmWorker {
    const worker = new Worker(this.#scriptUrl);
    const owner = this.#nextOwner++;
    // Its whole life, also before it is somebody's: a Worker that loads Node's library may need a part for that.
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.type === 'part') this.#parts.lend(data.name, data.reply);
    });
    const [fs, shared, library] = [this.#fs, this.#shared, this.#library];
    const message: PrepareMessage = { type: 'prepare', isThread, owner, fs, shared, library };
    worker.postMessage(message);
    return { worker, owner };
  }
}
