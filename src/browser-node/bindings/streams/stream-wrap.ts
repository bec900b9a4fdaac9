/**
 * The base of all stream handles (sockets, pipes): Node's StreamBase and LibuvStreamWrap on a
 * {@link ChannelEnd}. A subclass attaches a channel once it is connected.
 */
import { HandleWrap, ReqWrap } from './handle-wrap.ts';
import { encodeForWire, joinForWire, type WireEncoding } from './stream-bytes.ts';
import { WINDOW_BYTES, type ChannelEnd, type ReadResult } from './stream-channel.ts';
import { StreamState, type SendableHandle, type StreamEnvironment } from './stream-environment.ts';

type OnRead = (this: LibuvStreamWrap, buffer: ArrayBuffer | undefined) => unknown;

/** Takes the bytes of a stream instead of its `onread`, which still hears of its end (an HTTP parser that consumes it). */
export interface StreamListener {
  /** Called inside a turn of the loop. */
  onStreamRead(bytes: Uint8Array<ArrayBuffer>): void;
}

interface PendingWrite {
  request: ReqWrap;
  /** It is through when so many bytes of the channel have been taken. */
  until: number;
}

export class LibuvStreamWrap extends HandleWrap {
  readonly #streams: StreamEnvironment;
  #channel: ChannelEnd | undefined;
  #onread: OnRead | undefined;
  #listener: StreamListener | undefined;
  #userBuffer: Uint8Array | undefined;
  #reading = false;
  #scheduled = false;
  /** The loop's iteration in which it was polled last. */
  #polledIn = -1;
  #shutDown = false;
  #bytesRead = 0;
  #bytesWritten = 0;
  readonly #writes: PendingWrite[] = [];
  #shutdowns: ReqWrap[] = [];

  constructor(streams: StreamEnvironment, provider: string, resourceName: string) {
    super(streams.handles, provider, resourceName);
    this.#streams = streams;
  }

  get isStreamBase(): boolean {
    return true;
  }

  /** -1: there are no descriptors behind these streams. */
  get fd(): number {
    return -1;
  }

  get bytesRead(): number {
    return this.#bytesRead;
  }

  get bytesWritten(): number {
    return this.#bytesWritten;
  }

  get writeQueueSize(): number {
    return this.#writes.length === 0 ? 0 : Math.max(0, (this.#channel?.pending ?? 0) - WINDOW_BYTES);
  }

  get onread(): OnRead | undefined {
    return this.#onread;
  }

  set onread(callback: OnRead | undefined) {
    this.#onread = callback;
  }

  setBlocking(): number {
    return 0;
  }

  useUserBuffer(buffer: Uint8Array): void {
    this.#userBuffer = buffer;
  }

  readStart(): number {
    if (this.#channel === undefined) return this.uvError('ENOTCONN');
    if (this.isClosing) return this.uvError('EINVAL');
    this.#reading = true;
    this.updateActive();
    this.#channel.start();
    if (this.#channel.readable) this.#schedule();
    return 0;
  }

  readStop(): number {
    this.#reading = false;
    this.updateActive();
    return 0;
  }

  writeBuffer(request: ReqWrap, bytes: Uint8Array, handle?: SendableHandle): number {
    return this.#write(request, new Uint8Array(bytes), handle);
  }

  writev(request: ReqWrap, chunks: unknown[], allBuffers: boolean): number {
    return this.#write(request, joinForWire(chunks, allBuffers, this.#streams.encode), undefined);
  }

  writeUtf8String(request: ReqWrap, text: string, handle?: SendableHandle): number {
    return this.#writeText(request, text, 'utf8', handle);
  }

  writeLatin1String(request: ReqWrap, text: string, handle?: SendableHandle): number {
    return this.#writeText(request, text, 'latin1', handle);
  }

  writeAsciiString(request: ReqWrap, text: string, handle?: SendableHandle): number {
    return this.#writeText(request, text, 'latin1', handle);
  }

  writeUcs2String(request: ReqWrap, text: string, handle?: SendableHandle): number {
    return this.#writeText(request, text, 'ucs2', handle);
  }

  shutdown(request: ReqWrap): number {
    if (this.#channel === undefined || this.#shutDown) return this.uvError('ENOTCONN');
    this.#shutDown = true;
    ReqWrap.start(request);
    this.#shutdowns.push(request);
    this.env.context.loop.pending(() => {
      this.#finishShutdown();
    });
    return 0;
  }

  /** Sends what `stream` reads to `listener`; undefined: to its `onread` again. */
  static setListener(stream: LibuvStreamWrap, listener: StreamListener | undefined): void {
    stream.#listener = listener;
  }

  /** Connects the stream. */
  protected attach(channel: ChannelEnd): void {
    this.#channel = channel;
    this.#streams.opened(channel);
    channel.listener = {
      onReadable: (ownTurn) => {
        if (!this.#reading) return;
        if (!ownTurn || this.#scheduled) this.#schedule();
        else {
          this.env.context.loop.enter(() => {
            if (this.#reading) this.#deliver();
          });
        }
      },
      onDrain: () => {
        this.#finishWrites();
      },
    };
  }

  protected get channel(): ChannelEnd | undefined {
    return this.#channel;
  }

  protected get streams(): StreamEnvironment {
    return this.#streams;
  }

  protected uvError(name: string): number {
    return this.env.uv[name] ?? -1;
  }

  /** Whether there is something to wait for; a listening subclass adds its own. */
  protected updateActive(): void {
    this.setActive(this.#reading);
  }

  /** Closes the channel; `reset`: the other side gets ECONNRESET. */
  protected closeChannel(reset: boolean): void {
    this.#reading = false;
    if (this.#channel !== undefined) {
      this.#streams.closed(this.#channel);
      this.#channel.close(reset);
    }
    const canceled = this.uvError('ECANCELED');
    for (const request of [...this.#writes.splice(0).map((write) => write.request), ...this.#shutdowns.splice(0)]) {
      ReqWrap.finishPending(request, canceled, this, undefined);
    }
  }

  /** Gives up the channel without closing it, because another Worker takes it on. */
  protected releaseChannel(): ChannelEnd | undefined {
    const channel = this.#channel;
    if (channel !== undefined) this.#streams.closed(channel);
    this.#channel = undefined;
    this.#reading = false;
    this.updateActive();
    return channel;
  }

  protected override onClosing(): void {
    this.closeChannel(false);
  }

  #writeText(request: ReqWrap, text: string, encoding: WireEncoding, handle: SendableHandle | undefined): number {
    return this.#write(request, encodeForWire(text, encoding), handle);
  }

  #write(request: ReqWrap, bytes: Uint8Array<ArrayBuffer>, handle: SendableHandle | undefined): number {
    const { state } = this.#streams;
    const channel = this.#channel;
    const count = bytes.byteLength;
    state[StreamState.bytesWritten] = count;
    state[StreamState.lastWriteWasAsync] = 0;
    if (channel === undefined || this.isClosing) return this.uvError('EBADF');
    if (this.#shutDown) return this.uvError('EPIPE');
    const error = channel.write(bytes, handle?.send());
    if (error !== undefined) return this.uvError(error);
    this.#bytesWritten += count;
    if (channel.pending > WINDOW_BYTES && !channel.peerGone) {
      state[StreamState.lastWriteWasAsync] = 1;
      ReqWrap.start(request);
      this.#writes.push({ request, until: channel.sent - WINDOW_BYTES });
    }
    return 0;
  }

  #finishWrites(): void {
    const channel = this.#channel;
    if (channel === undefined) return;
    for (let [first] = this.#writes; first !== undefined; [first] = this.#writes) {
      const taken = channel.acked >= first.until;
      if (!taken && !channel.peerGone) break;
      this.#writes.shift();
      ReqWrap.finishPending(first.request, taken ? 0 : this.uvError('EPIPE'), this, undefined);
    }
    this.#finishShutdown();
  }

  #finishShutdown(): void {
    if (this.#writes.length > 0) return;
    for (const request of this.#shutdowns.splice(0)) {
      this.#channel?.end();
      ReqWrap.finishPending(request, 0);
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const { loop } = this.env.context;
    loop.soon(() => {
      this.#scheduled = false;
      if (this.#reading) this.#deliver();
    }, this.#polledIn === loop.iteration);
  }

  /** Something of this stream has just been polled. */
  protected polled(): void {
    this.#polledIn = this.env.context.loop.iteration;
  }

  /** One read callback. */
  #deliver(): void {
    this.polled();
    const result = this.#channel?.read(this.#userBuffer?.byteLength);
    if (result === undefined) return;
    if (result.type !== 'data') {
      this.#reading = false;
      this.updateActive();
    }
    this.makeCallback(() => {
      this.#hand(result);
    });
    if (this.#reading && this.#channel?.readable === true) this.#schedule();
  }

  #hand(result: ReadResult): void {
    const bytes = result.type === 'data' ? result.bytes : undefined;
    const status = bytes?.byteLength ?? this.uvError(result.type === 'error' ? result.code : 'EOF');
    this.#bytesRead += bytes?.byteLength ?? 0;
    if (result.type === 'data' && result.handle !== undefined) {
      const pending = this.#streams.receive(result.handle);
      (this as { pendingHandle?: HandleWrap }).pendingHandle = pending;
    }
    if (this.#listener !== undefined && bytes !== undefined) {
      this.#listener.onStreamRead(bytes);
      return;
    }
    const { state } = this.#streams;
    state[StreamState.readBytesOrError] = status;
    if (bytes !== undefined && this.#userBuffer !== undefined) {
      this.#userBuffer.set(bytes);
      const next = this.#onread?.call(this, undefined);
      if (next instanceof Uint8Array) this.#userBuffer = next;
      return;
    }
    state[StreamState.arrayBufferOffset] = bytes?.byteOffset ?? 0;
    this.#onread?.call(this, bytes?.buffer);
  }
}
