/** What all streams of one process share, and `internalBinding('stream_wrap')`. */
import { ReqWrap, type HandleEnvironment, type HandleWrap } from './handle-wrap.ts';
import type { SentHandle } from './stream-links.ts';

/** Slots of `streamBaseState`, through which results of a call reach Node's library. */
export const StreamState = {
  readBytesOrError: 0,
  arrayBufferOffset: 1,
  bytesWritten: 2,
  lastWriteWasAsync: 3,
} as const;

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

  constructor(handles: HandleEnvironment) {
    this.handles = handles;
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
      super(handles, 'WRITEWRAP', 'WriteWrap');
    }
  }
  class ShutdownWrap extends ReqWrap {
    constructor() {
      super(handles, 'SHUTDOWNWRAP', 'ShutdownWrap');
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
