/**
 * Page side of the engine, running in the isolated frame: makes a Worker for every process and thread (all flat beside each
 * other, because a Worker blocked in `Atomics.wait` could not start another), carries signals, pipes, output and exits.
 */
import { findExecutable, installPrograms } from '../fs/executables.ts';
import { attachFileSystem, createSharedFileSystem, releaseLock, type FileSystemHandle } from '../fs/shared.ts';
import type { VirtualFileSystem } from '../fs/vfs.ts';
import { Parts, type FetchPart } from './parts.ts';
import { Pipes } from './pipes.ts';
import { createSharedTable, MAX_PROCESSES, MAX_THREADS, ProcessTable } from './process-table.ts';
import type { SpawnMessage, StartMessage, WorkerMessage } from './protocol.ts';
import { crashOf, exitOf, outputOf } from './received.ts';
import { PortRouter } from './ports.ts';
import { defaultAction, SIGKILL, signalName } from './signals.ts';
import { SyncReply } from './sync-replies.ts';
import { Task, type ProcessExit, type ProcessHandlers, type Run, type Sink } from './task.ts';
import { WarmWorkers } from './warm-workers.ts';

const KERNEL_OWNER = 1;
const KILLED: ProcessExit = { code: null, signal: SIGKILL, killedBy: 'kill' };

export class Kernel {
  readonly fs: VirtualFileSystem;
  readonly #handle: FileSystemHandle;
  readonly #processes: ProcessTable;
  readonly #tasks = new Map<number, Task>();
  readonly #sinks = new Map<number, Sink>();
  readonly #syncReplies = new Map<number, SyncReply>();
  /** The page's end of each run's standard input. */
  readonly #inputs = new Map<number, number>();
  readonly #pipes = new Pipes((pid) => [...this.#tasks.values()].filter((task) => task.pid === pid));
  readonly #warm: WarmWorkers;
  readonly #parts: Parts;
  /** Which TCP ports are open, and connections between processes. */
  readonly ports: PortRouter;

  constructor(fetchPart: FetchPart) {
    this.#parts = new Parts(fetchPart);
    this.#handle = createSharedFileSystem();
    this.fs = attachFileSystem(this.#handle, KERNEL_OWNER);
    for (const directory of ['/tmp', '/home/user']) this.fs.mkdirRecursive(directory);
    installPrograms(this.fs);
    const shared = createSharedTable();
    this.#processes = new ProcessTable(shared, KERNEL_OWNER);
    this.ports = new PortRouter(new Int32Array(shared), (owner, message, transfer) => {
      const target = [...this.#tasks.values()].find((task) => task.owner === owner);
      target?.tell(message, transfer);
      return target !== undefined;
    });
    this.#warm = new WarmWorkers(this.#handle, shared, this.#parts, KERNEL_OWNER + 1);
  }

  /** Before anything else: `script` is process.js, `library` library.txt. Makes Workers ready ahead: one for the next process, and `threads` for its first threads. */
  load(script: Blob, library: ArrayBuffer, threads: number): void {
    this.#warm.load(script, library);
    this.#warm.keep(1, threads);
  }

  /**
   * Starts a command; returns its pid.
   * @throws {Error} with the `code` ENOENT, EACCES, ENOEXEC or EAGAIN.
   */
  spawn(command: string, args: string[], env: Record<string, string>, cwd: string, handlers: ProcessHandlers): number {
    const found = findExecutable(this.fs, command, env['PATH'], cwd);
    const problem = 'error' in found ? found.error : undefined;
    this.#processes.sweep([...this.#tasks.values()]);
    const pid = problem === undefined ? this.#processes.reserve() : undefined;
    if ('error' in found || pid === undefined) {
      const code = problem ?? 'EAGAIN';
      throw Object.assign(new Error(`spawn ${command} ${code}`), { code });
    }
    const [id, input, stdin] = [pid, this.#processes.nextId(), this.#processes.nextId()];
    this.#pipes.create(input, stdin);
    this.#pipes.hold(input, 0);
    this.#inputs.set(pid, input);
    this.#sinks.set(pid, handlers.onOutput);
    const stdio: StartMessage['stdio'] = [
      { type: 'pipe', end: stdin },
      { type: 'kernel', sink: pid, fd: 1 },
      { type: 'kernel', sink: pid, fd: 2 },
    ];
    const run: Run = { id, onRefused: handlers.onRefused.bind(handlers), recording: handlers.recording };
    const { program, args: leading } = found;
    const start = { pid, ppid: 1, program, argv0: command, args: [...leading, ...args], env, cwd, stdio };
    const task = this.#launch(this.#processes.nextId(), { ...start, threadId: 0 }, undefined, run, pid, []);
    task.onExit = handlers.onExit.bind(handlers);
    return pid;
  }

  /** Bytes for the standard input of the run `pid`. */
  write(pid: number, bytes: Uint8Array<ArrayBuffer>): void {
    const end = this.#inputs.get(pid);
    if (end !== undefined) this.#pipes.write(end, bytes);
  }

  /** Ends the standard input of the run `pid`. */
  endInput(pid: number): void {
    const end = this.#inputs.get(pid);
    if (end !== undefined) this.#pipes.shutdown(end);
  }

  /** Ends everything of the run `pid` at once. */
  kill(pid: number): void {
    for (const task of this.#tasks.values()) if (task.pid === pid && !task.isThread) this.#end(task, KILLED);
  }

  dispose(): void {
    for (const task of [...this.#tasks.values()]) this.#end(task, KILLED);
    this.#warm.dispose();
    this.#parts.dispose();
  }

  #launch(
    id: number,
    start: Omit<StartMessage, 'type'>,
    parent: Task | undefined,
    run: Run,
    group: number,
    transfer: Transferable[],
  ): Task {
    const isThread = start.thread !== undefined;
    const { worker, owner } = this.#warm.take(isThread);
    const { pid, threadId, stdio } = start;
    const task = new Task(worker, { id, owner, pid, group, threadId, run, parent, isThread });
    this.#tasks.set(id, task);
    if (!isThread) for (const target of stdio) if (target.type === 'pipe') this.#pipes.hold(target.end, pid);
    worker.onmessage = (event: MessageEvent<WorkerMessage>) => {
      if (task.dead) return;
      try {
        this.#receive(task, event.data);
      } catch (error) {
        // Readers' code can send whatever it likes.
        this.#crash(task, `it sent what the engine cannot read (${String(error)})`);
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (!task.dead) this.#crash(task, event.message);
    };
    task.tell({ type: 'start', ...start, ...run.recording?.begin(task, start) }, transfer);
    return task;
  }

  #receive(task: Task, message: WorkerMessage): void {
    switch (message.type) {
      case 'output':
        this.#output(task, message.sink, message.fd, message.bytes);
        break;
      case 'exit':
        this.#end(task, exitOf(message));
        break;
      case 'crash':
        this.#crash(task, message.message);
        break;
      case 'thread': {
        if (!this.#admits(task, true, message.id)) break;
        const { id, threadId, env, cwd, stdio, thread } = message;
        const base = { pid: task.pid, ppid: 1, program: 'node', argv0: 'node', args: [] };
        const start = { ...base, threadId, env, cwd, stdio, thread };
        this.#launch(id, start, task, task.run, task.group, [thread.port]);
        break;
      }
      case 'spawn':
        this.#spawnChild(task, message);
        break;
      case 'refused':
        this.#processes.sweep([...this.#tasks.values()]);
        task.run.onRefused();
        break;
      case 'terminate-thread': {
        const thread = this.#tasks.get(message.id);
        if (thread?.isThread === true) this.#end(thread, { code: 1, signal: null, killedBy: 'kill' });
        break;
      }
      case 'pool-thread':
        task.addPoolThread(message.script, message.port);
        break;
      case 'kill':
        this.#signal(message.pid, message.signal);
        break;
      case 'port':
        this.ports.changed(message.port, message.open);
        break;
      case 'connect':
        this.ports.connect(message, task.owner);
        break;
      case 'watch-signal':
        if (message.on) task.watchedSignals.add(message.signal);
        else task.watchedSignals.delete(message.signal);
        break;
      case 'sync-next':
        if (this.#syncReplies.get(message.id)?.next() === 'exit') this.#syncReplies.delete(message.id);
        break;
      case 'part':
      case 'ready':
        break;
      default:
        this.#pipes.handle(message, task.pid, task);
    }
  }

  /** Counts again: the table of places lies where readers' code could reach it. */
  #admits(task: Task, isThread: boolean, id: number): boolean {
    const alike = [...this.#tasks.values()].filter((other) => other.isThread === isThread);
    const fits = alike.length < (isThread ? MAX_THREADS : MAX_PROCESSES) && !this.#tasks.has(id);
    if (!fits) task.run.onRefused();
    return fits;
  }

  #output(task: Task, sink: number | undefined, fd: number, bytes: Uint8Array): void {
    // Sinks of the page's runs are positive: nobody prints for another run.
    const to = sink !== undefined && sink < 0 ? sink : task.run.id;
    const at = performance.now() - task.startedAt;
    this.#sinks.get(to)?.({ pid: task.pid, tid: task.threadId, fd, at, bytes: outputOf(bytes) });
  }

  #spawnChild(task: Task, { id, start, detached, pipes, sync }: SpawnMessage): void {
    if (!this.#admits(task, false, id)) return;
    for (const [mine, childs] of pipes) {
      this.#pipes.create(mine, childs);
      this.#pipes.hold(mine, task.pid);
    }
    if (sync !== undefined) {
      const { cell, sink, input, inputEnd, maxBuffer, killSignal } = sync;
      const reply = new SyncReply(cell);
      this.#syncReplies.set(id, reply);
      this.#sinks.set(
        sink,
        reply.sink(maxBuffer, () => this.#signal(start.pid, killSignal)),
      );
      if (input !== undefined) this.#pipes.write(inputEnd, input);
      this.#pipes.close(inputEnd, task.pid);
    }
    const transfer = start.stdio.flatMap((target) => (target.type === 'ipc' ? [target.port] : []));
    const group = detached ? start.pid : task.group;
    const child = this.#launch(id, { ...start, threadId: 0 }, task, task.run, group, transfer);
    if (sync === undefined) return;
    child.onExit = ({ code, signal }) => {
      this.#sinks.delete(sync.sink);
      this.#syncReplies.get(id)?.exit(code ?? 0, signal ?? 0);
    };
  }

  /** As `kill(2)`: a negative pid names a process group. */
  #signal(pid: number, signal: number): void {
    for (const task of [...this.#tasks.values()]) {
      if (task.isThread || task.dead || (pid < 0 ? task.group !== -pid : task.pid !== pid)) continue;
      if (signal !== SIGKILL && task.watchedSignals.has(signal)) task.tell({ type: 'signal', number: signal });
      else if (signalName(signal) !== undefined && defaultAction(signal) === 'end') {
        this.#end(task, { code: null, signal, killedBy: undefined });
      }
    }
  }

  #crash(task: Task, reason: string): void {
    const { report, exit } = crashOf(reason);
    // The parent of a thread gets ERR_WORKER_OUT_OF_MEMORY.
    if (!task.isThread || exit.killedBy !== 'out-of-memory') this.#output(task, undefined, 2, report);
    this.#end(task, task.isThread ? { ...exit, code: 1 } : exit);
  }

  #end(task: Task, exit: ProcessExit): void {
    if (task.dead) return;
    task.end();
    const { id, pid, parent, isThread, run } = task;
    this.#tasks.delete(id);
    this.#warm.replenish();
    run.recording?.end(task, exit);
    releaseLock(this.#handle, task.owner);
    this.ports.release(task.owner);
    for (const other of this.#tasks.values()) other.tell({ type: 'worker-gone', owner: task.owner });
    // Its threads go with a process; its child processes live on until the run ends, as Node's do until they are killed.
    const others = [...this.#tasks.values()];
    const threads = others.filter((other) => other.isThread && (isThread ? other.parent === task : other.pid === pid));
    for (const thread of threads) this.#end(thread, { code: 1, signal: null, killedBy: 'kill' });
    if (isThread) {
      this.#processes.releaseThread(id);
      const [killed, outOfMemory] = [exit.killedBy !== undefined, exit.killedBy === 'out-of-memory'];
      parent?.tell({ type: 'thread-exit', id, code: exit.code ?? 1, killed, outOfMemory });
      this.#pipes.forget(task);
      return;
    }
    this.#processes.release(pid);
    this.#pipes.releaseAll(pid, [task]);
    for (const other of others) if (!other.isThread && other.parent === task) other.tell({ type: 'parent-exit' });
    // A process that was ended, by a signal or by the page, has not told its other ends that it is gone.
    const killed = exit.killedBy !== undefined || exit.signal !== null;
    if (task.onExit === undefined)
      parent?.tell({ type: 'child-exit', id, code: exit.code, signal: exit.signal, killed });
    if (run.id === pid) {
      for (const other of [...this.#tasks.values()]) if (other.run === run) this.#end(other, KILLED);
      this.#sinks.delete(pid);
      const input = this.#inputs.get(pid);
      this.#inputs.delete(pid);
      if (input !== undefined) this.#pipes.close(input, 0);
    }
    task.onExit?.(exit);
  }
}
