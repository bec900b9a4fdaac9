/** What all streams of one process share, and `internalBinding('stream_wrap')`. */
import { ReqWrap, type HandleEnvironment, type HandleWrap } from './handle-wrap.ts';
import { host } from '../../process/host-globals.ts';
import type { ChannelEnd } from './stream-channel.ts';
import type { SentHandle } from './stream-links.ts';

/** Slots of `streamBaseState`, through which results of a call reach Node's library. */
export const StreamState = {
  readBytesOrError: 0,
  arrayBufferOffset: 1,
  bytesWritten: 2,
  lastWriteWasAsync: 3,
} as const;

/** Milliseconds that what a killed Worker has sent may take to arrive. */
const LAST_MESSAGES_MS = 50;

interface BufferMaker {
  from(text: string, encoding: string): Uint8Array;
}

/** A handle that can be sent over an IPC pipe. */
export interface SendableHandle {
  /** Takes the connection out of this thread; the handle stays, and may be closed. */
  send(): SentHandle;
}

/** What stream handles of one process share. */
export class StreamEnvironment {
  readonly handles: HandleEnvironment;
  /** See {@link StreamState}. */
  readonly state = new Int32Array(4);
  /** Makes a handle of what came over an IPC pipe, by its kind. Bindings of handles that can be sent add themselves. */
  readonly receivers = new Map<string, (handle: SentHandle) => HandleWrap>();

  readonly #channels = new Set<ChannelEnd>();

  constructor(handles: HandleEnvironment) {
    this.handles = handles;
    handles.onExit.push(() => {
      for (const channel of [...this.#channels]) channel.close();
    });
    handles.context.kernel.on('worker-gone', ({ owner }) => {
      // What the other side had sent may still be on its way, on another port than this message.
      host.setTimeout(() => {
        for (const channel of [...this.#channels]) if (channel.peerOwner === owner) channel.peerDied();
      }, LAST_MESSAGES_MS);
    });
  }

  /** Notes a channel that is open, so that it learns of the other side's end, and that one of ours. */
  opened(channel: ChannelEnd): void {
    this.#channels.add(channel);
  }

  closed(channel: ChannelEnd): void {
    this.#channels.delete(channel);
  }

  /** Text in one of Node's rarer encodings (`hex`, `base64`, …). */
  readonly encode = (text: string, encoding: string): Uint8Array => {
    const { Buffer } = this.handles.context.requireBuiltin('buffer') as { Buffer: BufferMaker };
    return Buffer.from(text, encoding);
  };

  /** @throws {Error} for a kind nobody has registered. */
  receive(handle: SentHandle): HandleWrap {
    const receiver = this.receivers.get(handle.kind);
    if (receiver === undefined) throw new Error(`no handle of kind ${handle.kind} can be received`);
    return receiver(handle);
  }
}

export function createStreamWrapBinding(streams: StreamEnvironment): Record<string, unknown> {
  const { handles } = streams;
  class WriteWrap extends ReqWrap {
    constructor() {
      super(handles, 'WRITEWRAP', 'SimpleWriteWrap');
    }
  }
  class ShutdownWrap extends ReqWrap {
    constructor() {
      super(handles, 'SHUTDOWNWRAP', 'SimpleShutdownWrap');
    }
  }
  return {
    WriteWrap,
    ShutdownWrap,
    streamBaseState: streams.state,
    kReadBytesOrError: StreamState.readBytesOrError,
    kArrayBufferOffset: StreamState.arrayBufferOffset,
    kBytesWritten: StreamState.bytesWritten,
    kLastWriteWasAsync: StreamState.lastWriteWasAsync,
  };
}
