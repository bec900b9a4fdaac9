import type { ProcessContext } from '../process/context.ts';
import { OUT_OF_MEMORY, sleepForever } from '../process/exit.ts';
import { host } from '../process/host-globals.ts';
import { ProcessTable } from '../kernel/process-table.ts';
import { SharedTable, type KernelMessage } from '../kernel/protocol.ts';
import type { Messaging, NodeMessagePort } from './messaging/messaging.ts';
import { invalidExecArgv } from './worker-options.ts';
import { unavailable } from './runtime.ts';

/** `kTotalResourceLimitCount` values in `parseResourceLimits` order: young MB, old MB, code range MB, stack MB. */
const RESOURCE_LIMITS = 4;
/** Milliseconds to wait for a thread's last messages once its exit is known. */
const LAST_MESSAGES_MS = 250;

/** `internalBinding('worker')`: a worker thread is a Worker made by the kernel, beside this one. */
export function createWorkerBinding(context: ProcessContext, messaging: Messaging): Record<string, unknown> {
  const { loop, kernel } = context;
  const table = new Int32Array(context.shared);
  const processes = new ProcessTable(context.shared, context.owner);

  class Worker {
    readonly threadId = Atomics.add(table, SharedTable.nextThreadId, 1);
    readonly threadName: string;
    readonly messagePort: NodeMessagePort;
    onexit: ((code: number, customError: string | null, reason: string | null) => void) | null = null;
    readonly invalidExecArgv: string[] | undefined;
    readonly #id = Atomics.add(table, SharedTable.nextId, 1);
    readonly #env: Record<string, string>;
    readonly #execArgv: string[] | undefined;
    readonly #limits = new Float64Array(RESOURCE_LIMITS).fill(-1);
    #childPort: MessagePort | undefined;
    #publicPort: NodeMessagePort | undefined;
    #refed = false;
    #running = false;
    #exited = false;

    constructor(
      _url: unknown,
      env: Record<string, string> | null | undefined,
      execArgv: string[] | undefined,
      limits: Float64Array | undefined,
      _trackUnmanagedFds: boolean,
      isInternal: boolean,
      name: string,
    ) {
      // The thread of asynchronous loader hooks is waited for while it answers: a blocked Worker hears no message.
      if (isInternal) throw unavailable('module.register()');
      // Nobody in a browser can limit the heap, the code or the stack of one Worker.
      if (limits?.some((limit) => limit > 0) === true) throw unavailable('resourceLimits of a Worker');
      const channel = new host.MessageChannel();
      this.messagePort = messaging.adopt(channel.port1);
      this.#childPort = channel.port2;
      this.threadName = name;
      this.#env = env ?? { ...context.process.env };
      this.#execArgv = execArgv;
      this.invalidExecArgv = execArgv === undefined ? undefined : invalidExecArgv(context.facts.options, execArgv);
      this.#watchLoadScript();
    }

    /** The first message names the public port; its end marks the thread's last message. */
    #watchLoadScript(): void {
      const port = this.messagePort;
      const post = port.postMessage.bind(port);
      Object.defineProperty(port, 'postMessage', {
        configurable: true,
        value: (message: { publicPort?: NodeMessagePort }, transfer?: unknown) => {
          if (message.publicPort !== undefined) this.#publicPort = messaging.siblingOf(message.publicPort);
          Reflect.deleteProperty(port, 'postMessage');
          return post(message, transfer);
        },
      });
    }

    startThread(): void {
      const port = this.#childPort;
      if (port === undefined) return;
      if (!processes.reserveThread(this.#id)) {
        kernel.post({ type: 'refused' });
        const error = new Error('Worker initialization failure: EAGAIN');
        throw Object.assign(error, { code: 'ERR_WORKER_INIT_FAILED' });
      }
      this.#childPort = undefined;
      this.#running = true;
      this.ref();
      kernel.onChild(this.#id, (message) => {
        this.#onKernel(message);
      });
      const thread = {
        name: this.threadName,
        execArgv: this.#execArgv ?? context.options.execArgv,
        resourceLimits: this.#limits,
        port,
      };
      const { id, threadId, env } = { id: this.#id, threadId: this.threadId, env: this.#env };
      const stdio = context.stdio.forThreads();
      kernel.post({ type: 'thread', id, threadId, env, cwd: context.cwd(), stdio, thread }, [port]);
    }

    stopThread(): void {
      if (this.#running) kernel.post({ type: 'terminate-thread', id: this.#id });
    }

    #onKernel(message: KernelMessage): void {
      if (message.type !== 'thread-exit' || this.#exited) return;
      const { code } = message;
      const finish = (): void => {
        if (this.#exited) return;
        this.#exited = true;
        this.#running = false;
        loop.enter(() => {
          // A terminated thread may run on for a moment; nothing it still says is heard.
          const ports = [this.messagePort, this.#publicPort];
          const lost = message.outOfMemory;
          this.onexit?.(code, lost ? 'ERR_WORKER_OUT_OF_MEMORY' : null, lost ? 'JS heap out of memory' : null);
          for (const port of ports) port?.close();
          this.unref();
        });
      };
      if (message.killed || this.#publicPort === undefined) {
        loop.soon(finish);
        return;
      }
      // Two ports have no common order: the exit waits until both have said that nothing more comes.
      const { messagePort } = this;
      const publicPort = this.#publicPort;
      messaging.whenPeerClosed(messagePort, () => {
        messaging.whenPeerClosed(publicPort, finish);
      });
      host.setTimeout(finish, LAST_MESSAGES_MS);
    }

    ref(): void {
      if (this.#refed || !this.#running) return;
      this.#refed = true;
      loop.ref();
    }

    unref(): void {
      if (!this.#refed) return;
      this.#refed = false;
      loop.unref();
    }

    hasRef(): boolean {
      return this.#refed;
    }

    getResourceLimits(): Float64Array {
      return this.#limits;
    }

    loopStartTime(): number {
      return -1;
    }

    loopIdleTime(): number {
      return 0;
    }

    takeHeapSnapshot(): never {
      throw unavailable('worker.getHeapSnapshot()');
    }

    getHeapStatistics(): never {
      throw unavailable('worker.getHeapStatistics()');
    }

    cpuUsage(): never {
      throw unavailable('worker.cpuUsage()');
    }

    startCpuProfile(): never {
      throw unavailable('worker.startCpuProfile()');
    }

    startHeapProfile(): never {
      throw unavailable('worker.startHeapProfile()');
    }
  }

  let environmentPort: NodeMessagePort | undefined;
  const binding: Record<string, unknown> = {
    ...context.facts.bindings['worker'],
    Worker,
    isMainThread: !context.isThread,
    isInternalThread: false,
    ownsProcessState: !context.isThread,
    threadId: 0,
    threadName: '',
    resourceLimits: new Float64Array(RESOURCE_LIMITS),
    getEnvMessagePort: () => environmentPort,
    outOfMemory: () => {
      kernel.post({ type: 'crash', message: OUT_OF_MEMORY });
      return sleepForever();
    },
  };
  context.onStart((start) => {
    binding['threadId'] = start.threadId;
    const { thread } = start;
    if (thread === undefined) return;
    binding['threadName'] = thread.name;
    binding['resourceLimits'] = thread.resourceLimits;
    environmentPort = messaging.adopt(thread.port);
  });
  return binding;
}
