/**
 * What a synchronous child says to the thread that waits for it (`spawnSync`), one record at a time through a SharedArrayBuffer:
 * the waiting thread cannot receive messages. It takes a record, and asks for the next with a message.
 */

/** Int32 words at the start of the cell; the bytes of an output record follow. */
export const SyncCell = {
  full: 0,
  kind: 1,
  fd: 2,
  length: 3,
  code: 4,
  signal: 5,
  header: 24,
  bytes: 64 * 1024,
} as const;

/** Kinds of records. */
export const SyncRecord = { output: 1, exit: 2 } as const;

type Entry = { fd: number; bytes: Uint8Array } | { code: number; signal: number };

/** The kernel's side of one cell. */
export class SyncReply {
  readonly #words: Int32Array;
  readonly #space: Uint8Array;
  readonly #queue: Entry[] = [];

  constructor(cell: SharedArrayBuffer) {
    this.#words = new Int32Array(cell, 0, SyncCell.header / 4);
    this.#space = new Uint8Array(cell, SyncCell.header);
  }

  output(fd: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += SyncCell.bytes) {
      this.#queue.push({ fd, bytes: bytes.subarray(at, at + SyncCell.bytes) });
    }
    this.next();
  }

  /** Takes the child's output; `onTooMuch` is called when there are more than `maxBuffer` bytes (negative: no limit). */
  sink(maxBuffer: number, onTooMuch: () => void): (output: { fd: number; bytes: Uint8Array }) => void {
    let room = maxBuffer;
    return ({ fd, bytes }) => {
      this.output(fd, bytes);
      if (room >= 0 && (room -= bytes.length) < 0) onTooMuch();
    };
  }

  /** `signal` is 0 for a process that ended by itself. */
  exit(code: number, signal: number): void {
    this.#queue.push({ code, signal });
    this.next();
  }

  /** Hands over a record when the last one has been taken. `exit`: it was the last of all. */
  next(): 'exit' | undefined {
    if (Atomics.load(this.#words, SyncCell.full) !== 0) return undefined;
    const entry = this.#queue.shift();
    if (entry === undefined) return undefined;
    const words = this.#words;
    if ('bytes' in entry) {
      words[SyncCell.kind] = SyncRecord.output;
      words[SyncCell.fd] = entry.fd;
      words[SyncCell.length] = entry.bytes.length;
      this.#space.set(entry.bytes);
    } else {
      words[SyncCell.kind] = SyncRecord.exit;
      words[SyncCell.code] = entry.code;
      words[SyncCell.signal] = entry.signal;
    }
    Atomics.store(words, SyncCell.full, 1);
    Atomics.notify(words, SyncCell.full);
    return 'bytes' in entry ? undefined : 'exit';
  }
}
