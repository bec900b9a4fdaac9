/**
 * libuv's thread pool: Workers that the kernel makes when there is work, at most UV_THREADPOOL_SIZE of them (and 16: they are
 * dear in a browser). Jobs run there in
 * parallel with the event loop. Node shares one pool among the threads of a process; here each thread has its own.
 */
import type { DeriveJob } from '../../algorithms/derive.ts';
import type { PoolAnswer } from '../../algorithms/serve.ts';
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { algorithmsSource } from './algorithms.ts';

const DEFAULT_SIZE = 4;
const MAX_SIZE = 16;

interface Task {
  job: DeriveJob;
  done: (answer: PoolAnswer) => void;
}

interface PoolThread {
  port: MessagePort;
  task: Task | undefined;
}

export class ThreadPool {
  readonly #context: ProcessContext;
  readonly #threads: PoolThread[] = [];
  readonly #queue: Task[] = [];
  #size: number | undefined;

  constructor(context: ProcessContext) {
    this.#context = context;
  }

  /** Keeps the process alive until `done` has run, in a macrotask of its own. */
  run(job: DeriveJob, done: (answer: PoolAnswer) => void): void {
    this.#context.loop.ref();
    this.#queue.push({ job, done });
    this.#dispatch();
  }

  #dispatch(): void {
    const idle = this.#threads.find(({ task }) => task === undefined) ?? this.#grow();
    if (idle === undefined) return;
    const task = this.#queue.shift();
    idle.task = task;
    if (task !== undefined) idle.port.postMessage(task.job);
  }

  #grow(): PoolThread | undefined {
    // As libuv does, the size is read when the pool is first used.
    const wanted = Number.parseInt(this.#context.process.env['UV_THREADPOOL_SIZE'] ?? '', 10);
    this.#size ??= Number.isNaN(wanted) ? DEFAULT_SIZE : Math.min(MAX_SIZE, Math.max(1, wanted));
    if (this.#threads.length >= this.#size) return undefined;
    const { port1, port2 } = new host.MessageChannel();
    const thread: PoolThread = { port: port1, task: undefined };
    port1.onmessage = (event: MessageEvent<PoolAnswer>) => {
      const { task } = thread;
      thread.task = undefined;
      if (this.#queue.length > 0) this.#dispatch();
      const { loop } = this.#context;
      loop.enter(() => task?.done(event.data));
      loop.unref();
    };
    const script = `${algorithmsSource(this.#context, 'crypto')}\nalgorithms.serve();`;
    this.#context.kernel.post({ type: 'pool-thread', script, port: port2 }, [port2]);
    this.#threads.push(thread);
    return thread;
  }
}
