/** `internalBinding('process_wrap')`: a child process is a Worker made by the kernel, beside this one. */
import { ProcessTable } from '../../kernel/process-table.ts';
import type { KernelMessage, StdioTarget } from '../../kernel/protocol.ts';
import { signalName } from '../../kernel/signals.ts';
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { HandleWrap, type HandleEnvironment } from '../streams/handle-wrap.ts';
import type { KernelPipes } from './pipe-kernel.ts';
import type { PipeAccess } from './pipe-wrap.ts';
import { sendSignal } from './signal-send.ts';
import { inherited, planSpawn, SpawnFailure, type StdioEntry } from './spawn-start.ts';

/** libuv's `uv_process_flags`. */
const FLAGS = {
  kProcessFlagDetached: 8,
  kProcessFlagWindowsHide: 16,
  kProcessFlagWindowsVerbatimArguments: 4,
} as const;
/** Milliseconds to wait for a child's last IPC messages once its exit is known. */
const LAST_MESSAGES_MS = 500;

/** Descriptors of a child, and what has to be done once it is started. */
interface StdioPlan {
  targets: StdioTarget[];
  pipes: [mine: number, childs: number][];
  connect: (() => void)[];
  ipc: unknown;
}

export function createProcessWrapBinding(
  context: ProcessContext,
  handles: HandleEnvironment,
  kernelPipes: KernelPipes,
  access: PipeAccess,
): Record<string, unknown> {
  const { kernel } = context;
  const processes = new ProcessTable(context.shared, context.owner);

  function planStdio(entries: readonly StdioEntry[]): StdioPlan | SpawnFailure {
    const plan: StdioPlan = { targets: [], pipes: [], connect: [], ipc: undefined };
    for (const [fd, entry] of entries.entries()) {
      const target = planOne(plan, fd, entry);
      if (target instanceof SpawnFailure) return target;
      plan.targets.push(target);
    }
    return plan;
  }

  function planOne(plan: StdioPlan, fd: number, entry: StdioEntry): StdioTarget | SpawnFailure {
    switch (entry.type) {
      case 'ignore':
        return { type: 'ignore' };
      case 'inherit':
      case 'fd':
        return inherited(context, entry.fd ?? fd);
      case 'wrap': {
        const end = access.endToPassOn(entry.handle);
        return end === undefined ? new SpawnFailure('ENOTSUP') : { type: 'pipe', end };
      }
      default:
    }
    if (entry.ipc === true) {
      const { port1, port2 } = new host.MessageChannel();
      plan.ipc = entry.handle;
      plan.connect.push(() => {
        access.attachIpc(entry.handle, port1);
      });
      return { type: 'ipc', port: port2 };
    }
    const pair = kernelPipes.newPair();
    plan.pipes.push(pair);
    plan.connect.push(() => {
      access.attachPipe(entry.handle, pair[0]);
    });
    return { type: 'pipe', end: pair[1] };
  }

  class Process extends HandleWrap {
    declare pid?: number;
    declare onexit?: (code: number, signal: string) => void;
    #alive = false;

    constructor() {
      super(handles, 'PROCESSWRAP', 'ProcessWrap');
    }

    spawn(
      file: string,
      args: string[] | undefined,
      cwd: string | null | undefined,
      envPairs: string[] | null | undefined,
      stdio: StdioEntry[],
      flags: number,
      uid: number | undefined,
      gid: number | undefined,
    ): number {
      const start = planSpawn(context, { file, args, cwd, envPairs, uid, gid });
      const plan = start instanceof SpawnFailure ? start : planStdio(stdio);
      if (start instanceof SpawnFailure || plan instanceof SpawnFailure) {
        return this.#fail(stdio, plan instanceof SpawnFailure ? plan.code : 'EINVAL');
      }
      const pid = processes.reserve();
      if (pid === undefined) {
        kernel.post({ type: 'refused' });
        return this.#fail(stdio, 'EAGAIN');
      }
      this.pid = pid;
      this.#alive = true;
      this.setActive(true);
      const id = processes.nextId();
      kernel.onChild(id, (message) => {
        this.#onKernel(message, plan.ipc);
      });
      const { targets, pipes } = plan;
      const transfer = targets.flatMap((target) => (target.type === 'ipc' ? [target.port] : []));
      const message = { ...start, pid, stdio: targets };
      kernel.post(
        { type: 'spawn', id, start: message, detached: (flags & FLAGS.kProcessFlagDetached) !== 0, pipes },
        transfer,
      );
      for (const connect of plan.connect) connect();
      return 0;
    }

    kill(signal: number): number {
      if (!this.#alive || this.pid === undefined) return handles.uv['ESRCH'] ?? -1;
      const error = sendSignal(context, this.pid, signal);
      return error === undefined ? 0 : (handles.uv[error] ?? -1);
    }

    /** Node's library goes on with the pipes of a child that could not be started: they are at their end. */
    #fail(stdio: readonly StdioEntry[], code: string): number {
      for (const { type, handle } of stdio) if (type === 'pipe' || type === 'overlapped') access.attachDead(handle);
      return handles.uv[code] ?? -1;
    }

    #onKernel(message: KernelMessage, ipc: unknown): void {
      if (message.type !== 'child-exit') return;
      this.#alive = false;
      const { code, signal, killed } = message;
      let done = false;
      const finish = (): void => {
        if (done) return;
        done = true;
        // After the turn in which the end of the channel is read.
        context.loop.soon(() => {
          this.setActive(false);
          this.callMethod('onexit', code ?? 0, signal === null ? '' : (signalName(signal) ?? ''));
        });
      };
      if (ipc === undefined) {
        finish();
        return;
      }
      // The channel and the kernel have no common order: the exit waits until the child's side says that nothing more comes.
      access.whenIpcClosed(ipc, finish);
      if (killed) access.peerKilled(ipc);
      host.setTimeout(finish, LAST_MESSAGES_MS);
    }
  }

  return { Process, constants: FLAGS };
}
