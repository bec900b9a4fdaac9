/** `internalBinding('pipe_wrap')`: pipes to other processes, and the IPC channel of `process.send`. */
import { host } from '../../process/host-globals.ts';
import type { ProcessContext } from '../../process/context.ts';
import { ReqWrap } from '../streams/handle-wrap.ts';
import type { KernelPipes } from './pipe-kernel.ts';
import { unavailable } from '../runtime.ts';
import { ChannelEnd } from '../streams/stream-channel.ts';
import type { StreamEnvironment } from '../streams/stream-environment.ts';
import { LibuvStreamWrap } from '../streams/stream-wrap.ts';
import { Count, count } from '../../process/recorder.ts';
import type { ChannelMessage } from '../streams/stream-links.ts';

const TYPES = { SOCKET: 0, SERVER: 1, IPC: 2, UV_READABLE: 1, UV_WRITABLE: 2 } as const;

/** How the engine's own parts reach into a Pipe. */
export interface PipeAccess {
  /** Makes `handle` this process's end of a pipe to a child. */
  attachPipe(handle: unknown, end: number): void;
  /** Makes it the IPC channel to a child. */
  attachIpc(handle: unknown, port: MessagePort): void;
  /** As after a spawn that failed: nobody is on the other side. */
  attachDead(handle: unknown): void;
  /** The kernel's number of the end that `handle` reads and writes, which is paused here: a child gets it. */
  endToPassOn(handle: unknown): number | undefined;
  /** Calls back once the other side of an IPC channel has closed it. */
  whenIpcClosed(handle: unknown, callback: () => void): void;
  /** The process on the other side has been killed: nothing more comes. */
  peerKilled(handle: unknown): void;
}

/** Milliseconds for what a killed process sent last to arrive. */
const LAST_MESSAGES_MS = 20;

export function createPipeWrapBinding(
  context: ProcessContext,
  streams: StreamEnvironment,
  pipes: KernelPipes,
): { binding: Record<string, unknown>; access: PipeAccess } {
  const { stdio, kernel } = context;

  class Pipe extends LibuvStreamWrap {
    #fd = -1;
    #end: number | undefined;
    #port: MessagePort | undefined;

    constructor(type: number) {
      super(streams, type === TYPES.SERVER ? 'PIPESERVERWRAP' : 'PIPEWRAP', 'Pipe');
    }

    override get fd(): number {
      return this.#fd;
    }

    /** Takes a descriptor that this process was started with. */
    open(fd: number): number {
      const target = stdio.target(fd);
      if (target?.type === 'pipe') this.attachEnd(target.end);
      else if (target?.type === 'ipc') {
        this.attachPort(target.port);
        kernel.onParentExit = () => {
          this.peerKilled();
        };
      } else return this.uvError(stdio.kind(fd) === 'INVALID' ? 'EBADF' : 'ENOTSOCK');
      this.#fd = fd;
      return 0;
    }

    bind(): never {
      throw unavailable('listening on a path');
    }

    connect(): never {
      throw unavailable('connecting to a path');
    }

    listen(): never {
      throw unavailable('listening on a path');
    }

    fchmod(): number {
      return this.uvError('ENOTSUP');
    }

    override writeUtf8String(...args: Parameters<LibuvStreamWrap['writeUtf8String']>): number {
      if (this.#port !== undefined) count(Count.sent);
      return super.writeUtf8String(...args);
    }

    override writeBuffer(...args: Parameters<LibuvStreamWrap['writeBuffer']>): number {
      if (this.#port !== undefined) count(Count.sent);
      return super.writeBuffer(...args);
    }

    attachEnd(end: number): void {
      this.#end = end;
      this.attach(pipes.open(end));
    }

    attachPort(port: MessagePort): void {
      this.#port = port;
      context.openPorts.add(port);
      this.attach(ChannelEnd.over(port, context.owner));
      port.addEventListener('message', ({ data }: MessageEvent<ChannelMessage>) => {
        if ('data' in data) count(Count.received);
      });
    }

    attachDead(): void {
      const [mine, other] = ChannelEnd.pair(context.owner);
      this.attach(mine);
      other.close();
    }

    passOn(): number | undefined {
      if (this.#end !== undefined) pipes.pause(this.#end);
      return this.#end;
    }

    whenClosed(callback: () => void): void {
      const { channel } = this;
      if (channel === undefined || channel.peerGone || this.isClosing) callback();
      else channel.onPeerGone = callback;
    }

    peerKilled(): void {
      host.setTimeout(() => {
        this.channel?.peerDied();
      }, LAST_MESSAGES_MS);
    }

    protected override onClosing(): void {
      if (this.#port !== undefined) context.openPorts.delete(this.#port);
      super.onClosing();
    }
  }

  class PipeConnectWrap extends ReqWrap {
    constructor() {
      super(streams.handles, 'PIPECONNECTWRAP', 'PipeConnectWrap');
    }
  }

  const asPipe = (handle: unknown): Pipe => {
    if (!(handle instanceof Pipe)) throw new TypeError('Illegal invocation');
    return handle;
  };
  return {
    binding: { Pipe, PipeConnectWrap, constants: { ...TYPES } },
    access: {
      attachPipe: (handle, end) => {
        asPipe(handle).attachEnd(end);
      },
      attachIpc: (handle, port) => {
        asPipe(handle).attachPort(port);
      },
      attachDead: (handle) => {
        asPipe(handle).attachDead();
      },
      endToPassOn: (handle) => (handle instanceof Pipe ? handle.passOn() : undefined),
      whenIpcClosed: (handle, callback) => {
        asPipe(handle).whenClosed(callback);
      },
      peerKilled: (handle) => {
        asPipe(handle).peerKilled();
      },
    },
  };
}
