/**
 * Pipes between processes, and from the page to a process: pairs of ends, each of which can be read and written (as Node's stdio
 * pipes are socket pairs). The kernel carries the bytes itself, so that several processes can hold an end, what a killed process
 * wrote arrives before its end is seen, and a thread can wait for bytes with `Atomics.wait`.
 */
import type { KernelMessage, PipeMessage } from './protocol.ts';

/** Where a reader or writer of an end lives: a Worker. */
export interface PipeUser {
  tell(message: KernelMessage, transfer?: Transferable[]): void;
}

interface Chunk {
  bytes: Uint8Array<ArrayBuffer>;
  writer: PipeUser | undefined;
}

interface SyncRead {
  cell: SharedArrayBuffer;
}

interface End {
  id: number;
  peer: End | undefined;
  /** Bytes on their way to this end's readers. */
  queue: Chunk[];
  /** Nothing comes after the queue. */
  ended: boolean;
  /** Bytes sent to a reader that it has not used yet. */
  inFlight: number;
  readers: Map<PipeUser, { on: boolean; told: boolean }>;
  waiting: SyncRead[];
  /** Holding processes by pid, with the number of times. */
  holders: Map<number, number>;
}

/** Bytes that may lie unused at a reader. */
const IN_FLIGHT = 128 * 1024;
/** Words before the bytes of a {@link SyncRead}: done flag and length. */
export const SYNC_READ_HEADER = 8;

export class Pipes {
  readonly #ends = new Map<number, End>();
  /** Everyone in a process who must hear that its end is broken. */
  readonly #usersOf: (pid: number) => Iterable<PipeUser>;

  constructor(usersOf: (pid: number) => Iterable<PipeUser>) {
    this.#usersOf = usersOf;
  }

  /** What the Worker `user` of the process `pid` asks. */
  handle(message: PipeMessage, pid: number, user: PipeUser): void {
    const { end } = message;
    switch (message.type) {
      case 'pipe-write':
        this.write(end, message.bytes, message.acknowledge ? user : undefined);
        break;
      case 'pipe-shutdown':
        this.shutdown(end);
        break;
      case 'pipe-close':
        this.close(end, pid);
        break;
      case 'pipe-read':
        this.#read(end, user, message.on);
        break;
      case 'pipe-used':
        this.#used(end, message.bytes);
        break;
      case 'pipe-read-sync':
        this.#readSync(end, message.cell);
        break;
    }
  }

  /** Makes a pair; each end lives until it has been held and nobody holds it any more. */
  create(a: number, b: number): void {
    const first = this.#make(a);
    first.peer = this.#make(b);
    first.peer.peer = first;
  }

  hold(id: number, pid: number): void {
    const end = this.#ends.get(id);
    end?.holders.set(pid, (end.holders.get(pid) ?? 0) + 1);
  }

  /** One holder less. */
  close(id: number, pid: number): void {
    const end = this.#ends.get(id);
    const count = end?.holders.get(pid);
    if (end === undefined || count === undefined) return;
    if (count > 1) end.holders.set(pid, count - 1);
    else this.#release(end, pid);
  }

  /** A process has ended: it holds nothing any more. */
  releaseAll(pid: number, users: readonly PipeUser[]): void {
    for (const end of [...this.#ends.values()]) {
      for (const user of users) end.readers.delete(user);
      if (end.holders.has(pid)) this.#release(end, pid);
    }
  }

  /** A Worker has ended that may have been reading. */
  forget(user: PipeUser): void {
    for (const end of this.#ends.values()) end.readers.delete(user);
  }

  /** `writer` is told when the bytes have left the queue. Writes to an end whose other end is gone are dropped. */
  write(id: number, bytes: Uint8Array<ArrayBuffer>, writer?: PipeUser): void {
    const peer = this.#ends.get(id)?.peer;
    if (peer === undefined || peer.ended) {
      writer?.tell({ type: 'pipe-drained', end: id, bytes: bytes.length });
      return;
    }
    peer.queue.push({ bytes, writer });
    this.#pump(peer);
  }

  /** No more writes at this end: the other reads its end. */
  shutdown(id: number): void {
    const peer = this.#ends.get(id)?.peer;
    if (peer === undefined) return;
    peer.ended = true;
    this.#pump(peer);
  }

  #read(id: number, reader: PipeUser, on: boolean): void {
    const end = this.#ends.get(id);
    if (end === undefined) {
      if (on) reader.tell({ type: 'pipe-end', end: id });
      return;
    }
    const state = end.readers.get(reader) ?? { on, told: false };
    state.on = on;
    end.readers.set(reader, state);
    this.#pump(end);
  }

  /** A reader has used this many bytes. */
  #used(id: number, bytes: number): void {
    const end = this.#ends.get(id);
    if (end === undefined) return;
    end.inFlight = Math.max(0, end.inFlight - bytes);
    this.#pump(end);
  }

  /** Fills `cell` and wakes who waits on its first word: at once, or when there are bytes or the end. */
  #readSync(id: number, cell: SharedArrayBuffer): void {
    const end = this.#ends.get(id);
    if (end === undefined) fill(cell, undefined);
    else {
      end.waiting.push({ cell });
      this.#pump(end);
    }
  }

  #make(id: number): End {
    const end: End = {
      id,
      peer: undefined,
      queue: [],
      ended: false,
      inFlight: 0,
      readers: new Map(),
      waiting: [],
      holders: new Map(),
    };
    this.#ends.set(id, end);
    return end;
  }

  #release(end: End, pid: number): void {
    end.holders.delete(pid);
    if (end.holders.size > 0) return;
    this.#ends.delete(end.id);
    const { peer } = end;
    for (const { bytes, writer } of end.queue.splice(0)) drained(peer, bytes, writer);
    if (peer === undefined) return;
    peer.peer = undefined;
    peer.ended = true;
    for (const holder of peer.holders.keys()) {
      for (const user of this.#usersOf(holder)) user.tell({ type: 'pipe-broken', end: peer.id });
    }
    this.#pump(peer);
  }

  #pump(end: End): void {
    while (end.queue.length > 0 && end.waiting.length > 0) {
      const { cell } = end.waiting.shift() as SyncRead;
      const rest = fill(cell, end.queue[0]?.bytes);
      const [chunk] = end.queue;
      if (chunk === undefined) break;
      drained(end.peer, chunk.bytes.subarray(0, chunk.bytes.length - rest), chunk.writer);
      if (rest > 0) chunk.bytes = chunk.bytes.slice(chunk.bytes.length - rest);
      else end.queue.shift();
    }
    const reader = [...end.readers].find(([, state]) => state.on)?.[0];
    while (reader !== undefined && end.queue.length > 0 && end.inFlight < IN_FLIGHT) {
      const { bytes, writer } = end.queue.shift() as Chunk;
      end.inFlight += bytes.length;
      drained(end.peer, bytes, writer);
      reader.tell({ type: 'pipe-data', end: end.id, bytes }, [bytes.buffer]);
    }
    if (!end.ended || end.queue.length > 0) return;
    for (const { cell } of end.waiting.splice(0)) fill(cell, undefined);
    for (const [user, state] of end.readers) {
      if (!state.on || state.told) continue;
      state.told = true;
      user.tell({ type: 'pipe-end', end: end.id });
    }
  }
}

function drained(writingEnd: End | undefined, bytes: Uint8Array, writer: PipeUser | undefined): void {
  if (writingEnd !== undefined) writer?.tell({ type: 'pipe-drained', end: writingEnd.id, bytes: bytes.length });
}

/** Puts as much of `bytes` as fits into the cell (nothing: the end); returns how many did not fit. */
function fill(cell: SharedArrayBuffer, bytes: Uint8Array | undefined): number {
  const words = new Int32Array(cell, 0, 2);
  const space = new Uint8Array(cell, SYNC_READ_HEADER);
  const part = bytes?.subarray(0, space.length) ?? new Uint8Array(0);
  space.set(part);
  words[1] = part.length;
  Atomics.store(words, 0, 1);
  Atomics.notify(words, 0);
  return (bytes?.length ?? 0) - part.length;
}
