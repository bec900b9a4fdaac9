/**
 * One end of a byte channel, what a connected socket or pipe is to the kernel of an operating system: bytes in order, both ways,
 * with an end and back-pressure.
 *
 * Two ends in one thread call each other directly. Ends in different Workers are joined by a MessagePort: see stream-links.ts
 * for what goes over it.
 */

import { DirectLink, PortLink, type ChannelMessage, type Link, type SentHandle } from './stream-links.ts';

export type { SentHandle };

/** Bytes that may be under way before a write has to wait. */
export const WINDOW_BYTES = 256 * 1024;
/** Bytes that one read gives at most, as libuv's. */
const READ_BYTES = 64 * 1024;
/** Bytes taken before the other side is told. */
const ACK_BYTES = 32 * 1024;

/** Who uses an end. Both calls come outside of any Node callback. */
export interface ChannelListener {
  /** There is something new to `read`. `ownTurn`: the call is already a macrotask of its own. */
  onReadable(ownTurn: boolean): void;
  /** More of what was written has been taken, or the other side is gone. */
  onDrain(): void;
}

/** What `read` gives. An error is the name of a libuv error. */
export type ReadResult =
  | { type: 'data'; bytes: Uint8Array<ArrayBuffer>; handle: SentHandle | undefined }
  | { type: 'end' }
  | { type: 'error'; code: 'ECONNRESET' };

interface Chunk {
  bytes: Uint8Array<ArrayBuffer>;
  handle: SentHandle | undefined;
}

/** What a channel end is while it is moved to another Worker. */
export interface DetachedChannel {
  port: MessagePort;
  /** What had arrived and was not read. */
  queue: Uint8Array<ArrayBuffer>[];
  ended: boolean;
  peerOwner: number;
}

export class ChannelEnd {
  listener: ChannelListener | undefined;
  /** Called once, when it is known that the other side is gone. */
  onPeerGone: (() => void) | undefined;
  /** The Worker of the other end (its `owner` id), 0 while it is not known. */
  peerOwner = 0;
  #link: Link;
  #queue: Chunk[] = [];
  #ended = false;
  #endRead = false;
  #peerGone = false;
  #broken = false;
  #reset = false;
  #closed = false;
  #sent = 0;
  #acked = 0;
  #unacknowledged = 0;

  private constructor(link: Link) {
    this.#link = link;
  }

  /** Two ends in this thread, the Worker with the id `owner`. */
  static pair(owner: number): [ChannelEnd, ChannelEnd] {
    const toA = new DirectLink(owner);
    const toB = new DirectLink(owner);
    const a = new ChannelEnd(toB);
    const b = new ChannelEnd(toA);
    toA.peer = a;
    toB.peer = b;
    return [a, b];
  }

  /** An end whose other end is behind `port`. `owner` is this Worker's id. */
  static over(port: MessagePort, owner: number): ChannelEnd {
    const end: ChannelEnd = new ChannelEnd(
      new PortLink(port, owner, (message) => {
        end.receive(message, true);
      }),
    );
    return end;
  }

  /** An end with another way to its other end; `link` gives what comes from there to {@link receive}. */
  static linked(link: Link): ChannelEnd {
    return new ChannelEnd(link);
  }

  /** Continues an end that was detached in another Worker. */
  static adopt(detached: DetachedChannel, owner: number): ChannelEnd {
    const end = ChannelEnd.over(detached.port, owner);
    end.#queue = detached.queue.map((bytes) => ({ bytes, handle: undefined }));
    end.#ended = detached.ended;
    end.peerOwner = detached.peerOwner;
    return end;
  }

  /** Bytes written that the other side has not taken yet. */
  get pending(): number {
    return this.#sent - this.#acked;
  }

  /** Bytes written so far; with `acked` it tells when a write is through. */
  get sent(): number {
    return this.#sent;
  }

  get acked(): number {
    return this.#acked;
  }

  /** True when there is something that `read` would give. */
  get readable(): boolean {
    return this.#queue.length > 0 || this.#reset || (this.#ended && !this.#endRead);
  }

  get peerGone(): boolean {
    return this.#peerGone || this.#broken;
  }

  /** Lets messages of the other side come in. */
  start(): void {
    this.#link.start();
  }

  /**
   * Sends bytes; their buffer must be the channel's own and is taken over.
   * @returns Undefined, or the name of the libuv error.
   */
  write(bytes: Uint8Array<ArrayBuffer>, handle?: SentHandle): 'EPIPE' | undefined {
    if (this.#closed || this.#reset || this.#broken) return 'EPIPE';
    this.#link.start();
    if (this.#peerGone) {
      // Nobody takes it: the other system answers with a reset.
      this.#reset = true;
      if (!this.#endRead) this.listener?.onReadable(false);
      return undefined;
    }
    this.#sent += bytes.byteLength;
    this.#link.send(handle === undefined ? { data: bytes } : { data: bytes, handle });
    return undefined;
  }

  /** Says that no more data comes from here. */
  end(): void {
    if (!this.#closed && !this.#peerGone) this.#link.send({ eof: true });
  }

  /** The next thing to read, of at most `limit` bytes; undefined when there is none. The end and an error are given once. */
  read(limit = READ_BYTES): ReadResult | undefined {
    const [first, second] = this.#queue;
    if (first === undefined) {
      if (this.#reset && !this.#endRead) {
        this.#endRead = true;
        return { type: 'error', code: 'ECONNRESET' };
      }
      if (!this.#ended || this.#endRead) return undefined;
      this.#endRead = true;
      return { type: 'end' };
    }
    const { handle } = first;
    let { bytes } = first;
    if (bytes.byteLength > limit) {
      first.bytes = bytes.subarray(limit);
      first.handle = undefined;
      bytes = bytes.subarray(0, limit);
    } else if (second === undefined || second.handle !== undefined) {
      this.#queue.shift();
    } else bytes = this.#takeSeveral(limit);
    this.#acknowledge(bytes.byteLength);
    return { type: 'data', bytes, handle };
  }

  /** Ends this side. What was sent still arrives. `reset`: the other side gets ECONNRESET. */
  close(reset = false): void {
    if (this.#closed) return;
    this.#closed = true;
    if (!this.#peerGone) this.#link.send({ close: true, reset: reset || this.#queue.length > 0 });
    this.#link.close();
    this.#queue = [];
    this.listener = undefined;
  }

  /** Takes this end out of the thread; nothing else may be done with it afterwards. */
  detach(): DetachedChannel {
    const port = this.#link.release();
    this.#closed = true;
    this.listener = undefined;
    const queue = this.#queue.splice(0).map(({ bytes }) => bytes.slice());
    return { port, queue, ended: this.#ended, peerOwner: this.peerOwner };
  }

  /** The other side's Worker was killed: what it had sent is here, nothing more comes. */
  peerDied(): void {
    if (!this.#peerGone && !this.#closed) this.receive({ close: true, reset: false }, false);
  }

  /** Nobody reads what is written here any more; there may still be something to read. */
  breakWrites(): void {
    this.#broken = true;
    this.listener?.onDrain();
  }

  /** A message of the other side; only links call it. */
  receive(message: ChannelMessage, ownTurn: boolean): void {
    if (this.#closed) return;
    if ('data' in message) {
      this.#queue.push({ bytes: message.data, handle: message.handle });
    } else if ('ack' in message) {
      this.#acked += message.ack;
      this.listener?.onDrain();
      return;
    } else if ('owner' in message) {
      this.peerOwner = message.owner;
      return;
    } else {
      this.#ended = true;
      if ('close' in message) {
        this.#peerGone = true;
        this.#reset ||= message.reset;
        this.listener?.onDrain();
      }
    }
    this.listener?.onReadable(ownTurn);
    if (this.#peerGone) this.onPeerGone?.();
  }

  /** The other side goes on behind `link`; only links call it. */
  relink(link: Link): void {
    this.#link = link;
    link.start();
  }

  #takeSeveral(limit: number): Uint8Array<ArrayBuffer> {
    let count = 0;
    let total = 0;
    for (const { bytes, handle } of this.#queue) {
      if ((count > 0 && handle !== undefined) || total + bytes.byteLength > limit) break;
      total += bytes.byteLength;
      count++;
    }
    const joined = new Uint8Array(total);
    let offset = 0;
    for (const { bytes } of this.#queue.splice(0, count)) {
      joined.set(bytes, offset);
      offset += bytes.byteLength;
    }
    return joined;
  }

  #acknowledge(count: number): void {
    this.#unacknowledged += count;
    if (this.#peerGone || (this.#unacknowledged < ACK_BYTES && this.#link instanceof PortLink)) return;
    const ack = this.#unacknowledged;
    this.#unacknowledged = 0;
    this.#link.send({ ack });
  }
}
