/**
 * A letter box in shared memory beside a browser channel. `receiveMessageOnPort()` must see a message even when its thread never goes
 * back to its event loop (a pool whose workers sleep in `Atomics.wait`), and the browser hands messages over only there. It is also
 * the faster way: a reader that is awake looks into the box itself, and only one that went to sleep has to be called on the channel.
 * Plain messages lie in the box; others go through the channel and leave a marker in the box, so that order is kept.
 *
 * One ring a direction, one writer, one reader. Positions count 16-bit units since the beginning.
 */
const { parse, stringify } = JSON;
const { getPrototypeOf, keys, prototype: objectPrototype } = Object;
const { isArray } = Array;
const { isFinite } = Number;
const { wait } = Atomics;
const UNITS = 1 << 17;
const HEADER_WORDS = 4;
const RING_BYTES = HEADER_WORDS * 4 + UNITS * 2;
const ENTRY_HEAD = 3;
const MARKER = 0;
const TEXT = 1;

/** Some twenty microseconds. */
const LOOKS = 4000;

/** `reader`: 0 when it sleeps and has to be called, 1 when it has been called or is awake. */
const Word = { written: 0, read: 1, closed: 2, reader: 3 } as const;
const ASLEEP = 0;
const AWAKE = 1;

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
    Atomics.notify(this.#words, Word.written);
    return true;
  }

  /** True when the reader sleeps: whoever gets this answer has to call it. */
  mustCall(): boolean {
    return Atomics.compareExchange(this.#words, Word.reader, ASLEEP, AWAKE) === ASLEEP;
  }

  wake(): void {
    Atomics.store(this.#words, Word.reader, AWAKE);
  }

  /** False when something came in meanwhile: then the reader is still awake. */
  sleep(): boolean {
    Atomics.store(this.#words, Word.reader, ASLEEP);
    return this.peek() === undefined || !this.mustCall();
  }

  /** Blocks until something lies in the ring, at most `ms`. Falling asleep and waking takes longer than most answers: it looks for a while first. */
  wait(ms: number): void {
    const read = this.#words[Word.read] ?? 0;
    for (let looks = 0; looks < LOOKS; looks++) if (Atomics.load(this.#words, Word.written) !== read) return;
    wait(this.#words, Word.written, read, ms);
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
  readonly #outgoing: Ring;
  readonly #incoming: Ring;

  constructor(shared: SharedArrayBuffer, side: Side) {
    this.shared = shared;
    this.side = side;
    this.#outgoing = new Ring(shared, side);
    this.#incoming = new Ring(shared, 1 - side);
  }

  static createShared(): SharedArrayBuffer {
    return new SharedArrayBuffer(2 * RING_BYTES);
  }

  /**
   * Puts a message in. `boxed`: it is there and the reader sees it; `call`: it is there, the reader must be called; `marked`: it must go
   * through the channel, and the box says so; `unmarked`: it must go through the channel, as everything from now on.
   */
  post(message: unknown, hasTransfer: boolean): 'boxed' | 'call' | 'marked' | 'unmarked' {
    const text = hasTransfer ? undefined : textOf(message);
    if (text !== undefined && this.#outgoing.put(TEXT, text)) return this.#outgoing.mustCall() ? 'call' : 'boxed';
    if (this.#outgoing.put(MARKER, '')) return 'marked';
    this.#outgoing.close();
    return 'unmarked';
  }

  /** The reader is here and looks into the box by itself. */
  wake(): void {
    this.#incoming.wake();
  }

  /** From now on the reader has to be called; false when there is something in the box. */
  sleep(): boolean {
    return this.#incoming.sleep();
  }

  /** Blocks this thread until there is something in the box, at most `ms`. */
  wait(ms: number): void {
    this.#incoming.wait(ms);
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
      return isFinite(value) && (value !== 0 || 1 / value > 0);
    case 'object':
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (seen.has(value)) return false;
  seen.add(value);
  if (isArray(value)) {
    if (keys(value).length !== value.length) return false;
    for (const item of value) if (!isPlain(item, seen)) return false;
    return true;
  }
  const prototype: unknown = getPrototypeOf(value);
  if ((prototype !== objectPrototype && prototype !== null) || 'toJSON' in value) return false;
  for (const key of keys(value)) if (!isPlain((value as Record<string, unknown>)[key], seen)) return false;
  return true;
}
