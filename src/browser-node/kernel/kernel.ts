/**
 * Page side of the engine, running in the isolated frame: makes a Worker for every process and thread (all flat beside each
 * other, because a Worker blocked in `Atomics.wait` could not start another), carries signals and exits, bounds output.
 */
import { attachFileSystem, createSharedFileSystem, releaseLock, type FileSystemHandle } from '../fs/shared.ts';
import type { VirtualFileSystem } from '../fs/vfs.ts';
import type { KernelMessage, StartMessage, StdioTarget, WorkerMessage } from './protocol.ts';
import { SharedTable } from './protocol.ts';
import { WarmWorkers, type WarmWorker } from './warm-workers.ts';

/** How a process ended, before limits are looked at. */
export interface ProcessExit {
  code: number | null;
  signal: string | null;
  /** Set when the kernel ended it. */
  killedBy: 'kill' | 'crash' | undefined;
}

export interface ProcessHandlers {
  onOutput(output: { pid: number; tid: number; fd: 1 | 2; at: number; bytes: Uint8Array }): void;
  onExit(exit: ProcessExit): void;
}

interface Task {
  id: number;
  /** Owner id in the file system. */
  owner: number;
  pid: number;
  threadId: number;
  worker: Worker;
  parent: Task | undefined;
  isThread: boolean;
  startedAt: number;
  handlers: ProcessHandlers;
  watchedSignals: Set<number>;
  dead: boolean;
}

const SIGNALS: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  6: 'SIGABRT',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
};
const FIRST_PID = 1000;
const KERNEL_OWNER = 1;

export class Kernel {
  readonly fs: VirtualFileSystem;
  readonly #handle: FileSystemHandle;
  readonly #table: SharedArrayBuffer;
  readonly #tasks = new Map<number, Task>();
  readonly #warm: WarmWorkers;

  /** `script` is process.js. */
  constructor(script: Blob) {
    this.#handle = createSharedFileSystem();
    this.fs = attachFileSystem(this.#handle, KERNEL_OWNER);
    for (const directory of ['/tmp', '/home/user']) this.fs.mkdirRecursive(directory);
    this.#table = new SharedArrayBuffer(SharedTable.length * 4);
    const table = new Int32Array(this.#table);
    table[SharedTable.nextPid] = FIRST_PID;
    table[SharedTable.nextThreadId] = 1;
    table[SharedTable.nextId] = KERNEL_OWNER + 1;
    table[SharedTable.nextEphemeralPort] = 32768;
    this.#warm = new WarmWorkers(script, this.#handle, this.#table, KERNEL_OWNER + 1);
  }

  /** Makes Workers ready ahead: one for the next process, and `threads` for its first threads. */
  prewarm(threads: number): void {
    this.#warm.keep(1, threads);
  }

  /** Starts a process; returns its pid. */
  spawn(args: string[], env: Record<string, string>, cwd: string, handlers: ProcessHandlers): number {
    const table = new Int32Array(this.#table);
    const pid = Atomics.add(table, SharedTable.nextPid, 1);
    const id = Atomics.add(table, SharedTable.nextId, 1);
    this.#launch(id, { pid, ppid: 1, threadId: 0, args, env, cwd, stdio: [] }, undefined, handlers, []);
    return pid;
  }

  /** Ends the process tree of `pid` at once. */
  kill(pid: number, signal = 'SIGKILL'): void {
    for (const task of this.#tasks.values()) {
      if (task.pid === pid && !task.isThread) this.#end(task, { code: null, signal, killedBy: 'kill' });
    }
  }

  dispose(): void {
    for (const task of [...this.#tasks.values()]) this.#end(task, { code: null, signal: 'SIGKILL', killedBy: 'kill' });
    this.#warm.dispose();
  }

  #launch(
    id: number,
    start: Omit<StartMessage, 'type'>,
    parent: Task | undefined,
    handlers: ProcessHandlers,
    transfer: Transferable[],
  ): Task {
    const isThread = start.thread !== undefined;
    const { worker, owner }: WarmWorker = this.#warm.take(isThread);
    const task: Task = {
      id,
      owner,
      pid: start.pid,
      threadId: start.threadId,
      worker,
      parent,
      isThread,
      startedAt: parent?.pid === start.pid ? parent.startedAt : performance.now(),
      handlers,
      watchedSignals: new Set(),
      dead: false,
    };
    this.#tasks.set(task.id, task);
    worker.onmessage = (event: MessageEvent<WorkerMessage>) => {
      this.#receive(task, event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#crash(task, event.message);
    };
    const message: StartMessage = { type: 'start', ...start };
    worker.postMessage(message, transfer);
    return task;
  }

  #receive(task: Task, message: WorkerMessage): void {
    if (task.dead) return;
    switch (message.type) {
      case 'output': {
        const { fd, bytes } = message;
        const at = performance.now() - task.startedAt;
        task.handlers.onOutput({ pid: task.pid, tid: task.threadId, fd, at, bytes });
        break;
      }
      case 'exit':
        this.#end(task, { code: message.code, signal: message.signal, killedBy: undefined });
        break;
      case 'crash':
        this.#crash(task, message.message);
        break;
      case 'thread': {
        const { id, threadId, env, cwd, thread } = message;
        const { pid } = task;
        this.#launch(id, { pid, ppid: 1, threadId, args: [], env, cwd, stdio: [], thread }, task, task.handlers, [
          thread.port,
        ]);
        break;
      }
      case 'spawn': {
        const { id, pid, args, env, cwd, stdio } = message;
        const ports = stdio.flatMap((target: StdioTarget) => (target.type === 'pipe' ? [target.port] : []));
        this.#launch(id, { pid, ppid: task.pid, threadId: 0, args, env, cwd, stdio }, task, task.handlers, ports);
        break;
      }
      case 'terminate-thread': {
        const thread = this.#tasks.get(message.id);
        if (thread?.isThread === true) this.#end(thread, { code: 1, signal: null, killedBy: 'kill' });
        break;
      }
      case 'kill':
        this.#signal(message.pid, message.signal);
        break;
      case 'watch-signal':
        if (message.on) task.watchedSignals.add(message.signal);
        else task.watchedSignals.delete(message.signal);
        break;
      case 'ready':
        break;
    }
  }

  #signal(pid: number, number: number): void {
    const signal = SIGNALS[number] ?? 'SIGTERM';
    for (const task of [...this.#tasks.values()]) {
      if (task.pid !== pid || task.isThread) continue;
      if (signal !== 'SIGKILL' && task.watchedSignals.has(number)) this.#tell(task, { type: 'signal', number });
      else this.#end(task, { code: null, signal, killedBy: undefined });
    }
  }

  #tell(task: Task, message: KernelMessage): void {
    task.worker.postMessage(message);
  }

  #crash(task: Task, reason: string): void {
    const bytes = new TextEncoder().encode(`The in-page Node.js stopped working: ${reason}\n`);
    task.handlers.onOutput({ pid: task.pid, tid: task.threadId, fd: 2, at: performance.now() - task.startedAt, bytes });
    this.#end(task, { code: 134, signal: null, killedBy: 'crash' });
  }

  #end(task: Task, exit: ProcessExit): void {
    if (task.dead) return;
    task.dead = true;
    task.worker.terminate();
    this.#tasks.delete(task.id);
    releaseLock(this.#handle, task.owner);
    for (const other of [...this.#tasks.values()]) {
      if (other.parent !== task) continue;
      // Threads go with their parent; so do child processes when the tree is being killed.
      if (other.isThread || exit.killedBy !== undefined) {
        this.#end(other, {
          code: other.isThread ? 1 : null,
          signal: other.isThread ? null : 'SIGKILL',
          killedBy: 'kill',
        });
      }
    }
    const { parent } = task;
    if (parent !== undefined && !parent.dead) {
      const { id } = task;
      this.#tell(
        parent,
        task.isThread
          ? { type: 'thread-exit', id, code: exit.code ?? 1, killed: exit.killedBy !== undefined }
          : { type: 'child-exit', id, code: exit.code, signal: exit.signal },
      );
    }
    if (parent === undefined) task.handlers.onExit(exit);
  }
}
