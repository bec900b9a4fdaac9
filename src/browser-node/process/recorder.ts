/**
 * Writes down when this thread is busy, into memory that it shares with the kernel (kernel/recording.ts). Made only when the page asks
 * for it. What lies close together becomes one span; when the memory is full, what is close is doubled.
 */
import { Recorded, type RecordingStart } from '../kernel/recording.ts';
import { host, now } from './host-globals.ts';

/** What is counted, as it costs next to nothing, whether or not it is recorded. */
export const Count = { sent: 0, received: 1, requests: 2 } as const;
let counts = new Int32Array(3);

/** One more message to or from another thread or process, or one more HTTP request served. */
export function count(what: (typeof Count)[keyof typeof Count], by = 1): void {
  counts[what] = (counts[what] ?? 0) + by;
}

/** Microseconds from the beginning of a span to its end, up to which several are made one. */
const GRAIN = 250;

const { count: COUNT, busySince: BUSY, callbackSince: CALLBACK, longest: LONGEST, waited: WAITED } = Recorded;
const { waitingSince: WAITING, spans: SPANS, span: SIZE, most: MOST } = Recorded;

/** A look at the clock costs as much as a small callback: after so many below `SMALL` µs without a rest, one look is for `TOGETHER`. */
const CALM = 64;
const SMALL = 100;
const TOGETHER = 32;

export class Recorder {
  readonly #words: Int32Array;
  readonly #offset: number;
  #grain = GRAIN;
  /** Callbacks until the next look at the clock. */
  #unseen = 0;
  #calm = 0;
  #counted = new Int32Array(3);

  constructor({ shared, origin }: RecordingStart) {
    this.#words = new Int32Array(shared);
    this.#offset = host.performance.timeOrigin - origin;
    counts = this.#words.subarray(Recorded.sent, Recorded.sent + 3) as typeof counts;
    this.busy();
    this.#watchWaiting();
  }

  /** The thread begins to do something. */
  busy(): void {
    this.#calm = this.#unseen = 0;
    this.#open(this.#time());
  }

  /** It has nothing to do. */
  idle(): void {
    const time = this.#time();
    this.#endCallback(time);
    this.#close(time);
    this.#words[BUSY] = -1;
  }

  /** One callback has ended and the next one begins. */
  next(): void {
    if (--this.#unseen > 0) return;
    const time = this.#time();
    this.#calm = time - this.#word(CALLBACK) < SMALL ? this.#calm + 1 : 0;
    this.#unseen = this.#calm > CALM ? TOGETHER : 1;
    this.#endCallback(time);
    // Counts have the time of their span: a long one is cut.
    if (time - this.#word(BUSY) < this.#grain) return;
    this.#close(time);
    this.#open(time);
  }

  #time(): number {
    return Math.round((now() + this.#offset) * 1000);
  }

  #word(at: number): number {
    return this.#words[at] ?? 0;
  }

  #open(time: number): void {
    const words = this.#words;
    words[BUSY] = words[CALLBACK] = time;
    words[LONGEST] = words[WAITED] = 0;
  }

  #endCallback(time: number): void {
    const lasted = time - this.#word(CALLBACK);
    if (lasted > this.#word(LONGEST)) this.#words[LONGEST] = lasted;
    this.#words[CALLBACK] = time;
  }

  #close(time: number): void {
    const count = this.#word(COUNT);
    const at = SPANS + count * SIZE;
    const words = this.#words;
    // Word by word: this is done for each message of a program that sends nothing else, and an array for them costs more than the rest.
    words[at] = this.#word(BUSY);
    words[at + 1] = time;
    words[at + 2] = time - this.#word(BUSY);
    words[at + 3] = this.#word(LONGEST);
    words[at + 4] = this.#word(WAITED);
    for (let kind = 0; kind < 3; kind++) {
      const total = counts[kind] ?? 0;
      words[at + 5 + kind] = total - (this.#counted[kind] ?? 0);
      this.#counted[kind] = total;
    }
    if (count > 0 && time - this.#word(at - SIZE) <= this.#grain) this.#join(at - SIZE, at);
    else words[COUNT] = count + 1;
    while (this.#word(COUNT) >= MOST) this.#thin();
  }

  #thin(): void {
    this.#grain *= 2;
    let kept = SPANS;
    const end = SPANS + this.#word(COUNT) * SIZE;
    for (let at = SPANS + SIZE; at < end; at += SIZE) {
      if (this.#word(at + 1) - this.#word(kept) <= this.#grain) this.#join(kept, at);
      else this.#words.copyWithin((kept += SIZE), at, at + SIZE);
    }
    this.#words[COUNT] = (kept - SPANS) / SIZE + 1;
  }

  /** Adds the span at `from` to the one at `to`, which comes before it. */
  #join(to: number, from: number): void {
    const words = this.#words;
    words[to + 1] = this.#word(from + 1);
    words[to + 3] = Math.max(this.#word(to + 3), this.#word(from + 3));
    for (let field = 2; field < SIZE; field++) {
      if (field !== 3) words[to + field] = this.#word(to + field) + this.#word(from + field);
    }
  }

  /** From now on `Atomics.wait` says so when it waits. */
  #watchWaiting(): void {
    const native = Atomics.wait.bind(Atomics) as (...args: unknown[]) => unknown;
    const words = this.#words;
    const wait = (array: unknown, index: unknown, value: unknown, timeout: unknown): unknown => {
      words[WAITING] = this.#time();
      try {
        return native(array, index, value, timeout);
      } finally {
        words[WAITED] = this.#word(WAITED) + this.#time() - this.#word(WAITING);
        words[WAITING] = -1;
      }
    };
    Object.defineProperty(Atomics, 'wait', { value: wait });
  }
}
