/**
 * A letter box in shared memory beside a browser channel. `receiveMessageOnPort()` must see a message even when its thread never goes
 * back to its event loop (a pool whose workers sleep in `Atomics.wait`), and the browser hands messages over only there. Plain, small
 * messages lie in the box and are announced on the channel; others go through the channel and leave a marker, so that order is kept.
 *
 * One ring a direction, one writer, one reader. Positions count 16-bit units since the beginning.
 */
const { parse, stringify } = JSON;
const UNITS = 1 << 17;
const HEADER_WORDS = 4;
const RING_BYTES = HEADER_WORDS * 4 + UNITS * 2;
const ENTRY_HEAD = 3;
const MARKER = 0;
const TEXT = 1;

const Word = { written: 0, read: 1, closed: 2 } as const;

/** What lies at the head of the box. */
export type Letter = { value: unknown } | 'on-channel' | undefined;

export type Side = 0 | 1;

class Ring {
  readonly #words: Int32Array;
  readonly #units: Uint16Array;

  constructor(shared: SharedArrayBuffer, index: number) {
    const offset = index * RING_BYTES;
    this.#words = new Int32Array(shared, offset, HEADER_WORDS);
    this.#units = new Uint16Array(shared, offset + HEADER_WORDS * 4, UNITS);
  }

  /** From now on nothing is put in: what is on its way could be overtaken. */
  close(): void {
    Atomics.store(this.#words, Word.closed, 1);
  }

  put(kind: number, text: string): boolean {
    if (Atomics.load(this.#words, Word.closed) !== 0) return false;
    const written = this.#words[Word.written] ?? 0;
    const used = (written - Atomics.load(this.#words, Word.read)) | 0;
    const length = ENTRY_HEAD + text.length;
    if (length > UNITS - used) return false;
    this.#set(written, kind);
    this.#set(written + 1, text.length & 0xffff);
    this.#set(written + 2, text.length >>> 16);
    for (let i = 0; i < text.length; i++) this.#set(written + ENTRY_HEAD + i, text.charCodeAt(i));
    Atomics.store(this.#words, Word.written, (written + length) | 0);
    return true;
  }

  /** Kind of the entry at the head. */
  peek(): number | undefined {
    const read = this.#words[Word.read] ?? 0;
    return read === Atomics.load(this.#words, Word.written) ? undefined : this.#get(read);
  }

  take(): string {
    const read = this.#words[Word.read] ?? 0;
    const length = this.#get(read + 1) | (this.#get(read + 2) << 16);
    let text = '';
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.#get(read + ENTRY_HEAD + i));
    Atomics.store(this.#words, Word.read, (read + ENTRY_HEAD + length) | 0);
    return text;
  }

  #set(position: number, unit: number): void {
    this.#units[position & (UNITS - 1)] = unit;
  }

  #get(position: number): number {
    return this.#units[position & (UNITS - 1)] ?? 0;
  }
}

/** One end of the box. */
export class Mailbox {
  readonly shared: SharedArrayBuffer;
  readonly side: Side;
  /** Letters taken out whose announcements are still to come. */
  ahead: number;
  readonly #outgoing: Ring;
  readonly #incoming: Ring;

  constructor(shared: SharedArrayBuffer, side: Side, ahead = 0) {
    this.shared = shared;
    this.side = side;
    this.ahead = ahead;
    this.#outgoing = new Ring(shared, side);
    this.#incoming = new Ring(shared, 1 - side);
  }

  static createShared(): SharedArrayBuffer {
    return new SharedArrayBuffer(2 * RING_BYTES);
  }

  /** Puts a message in: `boxed` when it is in the box, `marked` when it must go through the channel and the box says so. */
  post(message: unknown, hasTransfer: boolean): 'boxed' | 'marked' | 'unmarked' {
    const text = hasTransfer ? undefined : textOf(message);
    if (text !== undefined && this.#outgoing.put(TEXT, text)) return 'boxed';
    if (this.#outgoing.put(MARKER, '')) return 'marked';
    this.#outgoing.close();
    return 'unmarked';
  }

  /** Looks at the head; takes it out when it is a message. */
  take(): Letter {
    const kind = this.#incoming.peek();
    if (kind === undefined) return undefined;
    if (kind === MARKER) return 'on-channel';
    return { value: parse(this.#incoming.take()) as unknown };
  }

  /** The message that the marker at the head stood for has come. */
  takeMarker(): void {
    this.#incoming.take();
  }
}

/** JSON of a message that JSON keeps as it is; undefined for every other. */
function textOf(message: unknown): string | undefined {
  return isPlain(message, new Set()) ? stringify(message) : undefined;
}

/** JSON would make two of an object that is in the message twice, so that is not plain. */
function isPlain(value: unknown, seen: Set<unknown>): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (seen.has(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) {
    if (Object.keys(value).length !== value.length) return false;
    return value.every((item) => isPlain(item, seen));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'symbol' || key === '__proto__' || key === 'toJSON') return false;
    const own = Object.getOwnPropertyDescriptor(value, key);
    if (own?.get !== undefined || own?.enumerable !== true || !isPlain(own.value, seen)) return false;
  }
  return true;
}
