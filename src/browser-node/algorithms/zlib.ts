/** Deflate and inflate in all of zlib's wrappings, as Node drives zlib (src/node_zlib.cc), on pako's port of zlib. */
import {
  ZStream,
  zlibDeflate,
  zlibDeflateInit2,
  zlibDeflateReset,
  zlibDeflateSetDictionary,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  zlibInflateSetDictionary,
  type Z_FlushMode,
  type Z_Strategy,
} from 'pako';

export { crc32 } from './crc32.ts';

/** `node_zlib_mode`. */
const Mode = { deflate: 1, inflate: 2, gzip: 3, gunzip: 4, deflateRaw: 5, inflateRaw: 6, unzip: 7 } as const;

const Z = {
  finish: 4,
  ok: 0,
  streamEnd: 1,
  needDictionary: 2,
  streamError: -2,
  dataError: -3,
  bufferError: -5,
} as const;

const DEFLATED = 8;
const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** zlib's `configuration_table` (deflate.c): good, lazy, nice and chain lengths of the levels 0 to 9. */
const TUNING: readonly (readonly [good: number, lazy: number, nice: number, chain: number])[] = [
  [0, 0, 0, 0],
  [4, 4, 8, 4],
  [4, 5, 16, 8],
  [4, 6, 32, 32],
  [4, 4, 16, 16],
  [8, 16, 32, 32],
  [8, 16, 128, 128],
  [8, 32, 128, 256],
  [32, 128, 258, 1024],
  [32, 258, 258, 4096],
];
const DEFAULT_LEVEL = 6;

/** How a stream is made: zlib's own parameters. */
export interface ZlibSettings {
  mode: number;
  windowBits: number;
  level: number;
  memLevel: number;
  strategy: number;
  dictionary: Uint8Array | undefined;
  /** Stop after the last gzip member, for the caller to complain of what follows. */
  rejectGarbageAfterEnd: boolean;
}

export interface ZlibFailure {
  message: string;
  /** zlib's return code. */
  errno: number;
  /** When it is not the name of the return code. */
  code?: string;
}

/** What is left of both buffers after a write, or why it failed. */
export interface ZlibResult {
  availIn: number;
  availOut: number;
  failure: ZlibFailure | undefined;
}

interface DeflateState {
  level: number;
  strategy: number;
  max_lazy_match: number;
  good_match: number;
  nice_match: number;
  max_chain_length: number;
}

/** One zlib stream. */
export class ZlibStream {
  readonly #settings: ZlibSettings;
  readonly #stream = new ZStream();
  #mode: number;
  #status: number = Z.ok;
  #magicBytesRead = 0;

  constructor(settings: ZlibSettings) {
    this.#settings = settings;
    this.#mode = settings.mode;
  }

  /** Makes the state; done on first use, as in Node. Returns why it could not. */
  start(): ZlibFailure | undefined {
    const { level, memLevel, strategy, windowBits, mode, dictionary } = this.#settings;
    let bits = windowBits;
    if (mode === Mode.gzip || mode === Mode.gunzip) bits += 16;
    if (mode === Mode.unzip) bits += 32;
    if (mode === Mode.deflateRaw || mode === Mode.inflateRaw) bits = -bits;
    this.#status = this.#isDeflate
      ? zlibDeflateInit2(this.#stream, level, DEFLATED, bits, memLevel, strategy as Z_Strategy)
      : zlibInflateInit2(this.#stream, bits);
    if (this.#status !== Z.ok) return this.#failure('Init error');
    return dictionary === undefined ? undefined : this.#setDictionary(dictionary);
  }

  /** Consumes `input` into `output`, as far as it goes. */
  write(flush: number, input: Uint8Array, output: Uint8Array): ZlibResult {
    const stream = this.#stream;
    stream.input = input;
    stream.next_in = 0;
    stream.avail_in = input.length;
    stream.output = output as Uint8Array<ArrayBuffer>;
    stream.next_out = 0;
    stream.avail_out = output.length;
    if (this.#isDeflate) this.#status = zlibDeflate(stream, flush as Z_FlushMode);
    else this.#inflate(flush as Z_FlushMode);
    const failure = this.#check(flush);
    const result = { availIn: stream.avail_in, availOut: stream.avail_out, failure };
    // The caller's buffers must not live as long as the stream.
    stream.input = stream.output = new Uint8Array();
    return result;
  }

  /** Back to the beginning, with the same settings. */
  reset(): ZlibFailure | undefined {
    this.#status = this.#isDeflate ? zlibDeflateReset(this.#stream) : zlibInflateReset(this.#stream);
    if (this.#status !== Z.ok) return this.#failure('Failed to reset stream');
    const { dictionary } = this.#settings;
    return dictionary === undefined ? undefined : this.#setDictionary(dictionary);
  }

  /** `deflateParams`, after a flush: nothing is pending then. */
  setParameters(level: number, strategy: number): void {
    if (!this.#isDeflate) return;
    const state = this.#stream.state as DeflateState;
    state.level = level < 0 ? DEFAULT_LEVEL : level;
    state.strategy = strategy;
    const [good, lazy, nice, chain] = TUNING[state.level] ?? [0, 0, 0, 0];
    state.good_match = good;
    state.max_lazy_match = lazy;
    state.nice_match = nice;
    state.max_chain_length = chain;
  }

  get #isDeflate(): boolean {
    const mode = this.#mode;
    return mode === Mode.deflate || mode === Mode.gzip || mode === Mode.deflateRaw;
  }

  #setDictionary(dictionary: Uint8Array): ZlibFailure | undefined {
    if (this.#isDeflate) this.#status = zlibDeflateSetDictionary(this.#stream, dictionary);
    // With a header, inflate asks for the dictionary when it needs it.
    else if (this.#mode === Mode.inflateRaw) this.#status = zlibInflateSetDictionary(this.#stream, dictionary);
    return this.#status === Z.ok ? undefined : this.#failure('Failed to set dictionary');
  }

  /** Unzip: the first two bytes tell gzip from zlib, also when they come one at a time. */
  #detect(): void {
    const { input, avail_in } = this.#stream;
    for (let at = 0; at < avail_in && this.#mode === Mode.unzip; at++) {
      if (input[at] !== GZIP_MAGIC[this.#magicBytesRead]) this.#mode = Mode.inflate;
      else if (++this.#magicBytesRead === GZIP_MAGIC.length) this.#mode = Mode.gunzip;
    }
  }

  #inflate(flush: Z_FlushMode): void {
    const stream = this.#stream;
    const { dictionary, rejectGarbageAfterEnd } = this.#settings;
    if (this.#mode === Mode.unzip) this.#detect();
    this.#status = zlibInflate(stream, flush);
    if (this.#mode !== Mode.inflateRaw && this.#status === Z.needDictionary && dictionary !== undefined) {
      this.#status = zlibInflateSetDictionary(stream, dictionary);
      if (this.#status === Z.ok) this.#status = zlibInflate(stream, flush);
      else if (this.#status === Z.dataError) this.#status = Z.needDictionary;
    }
    // What follows a gzip member is another one, or garbage; zeros are padding.
    while (this.#mode === Mode.gunzip && this.#status === Z.streamEnd && stream.avail_in > 0) {
      const next = stream.input[stream.next_in];
      if (next === 0 || (rejectGarbageAfterEnd && next !== GZIP_MAGIC[0])) break;
      if (this.reset() !== undefined) break;
      this.#status = zlibInflate(stream, flush);
    }
  }

  #check(flush: number): ZlibFailure | undefined {
    switch (this.#status) {
      case Z.ok:
      case Z.bufferError:
        if (this.#stream.avail_out === 0 || flush !== Z.finish) return undefined;
        this.#status = Z.bufferError;
        return { message: 'unexpected end of file', errno: Z.bufferError };
      case Z.streamEnd:
        return undefined;
      case Z.needDictionary: {
        const message = this.#settings.dictionary === undefined ? 'Missing dictionary' : 'Bad dictionary';
        return { message, errno: Z.needDictionary };
      }
      default:
        return this.#failure('Zlib error');
    }
  }

  #failure(fallback: string): ZlibFailure {
    const { msg } = this.#stream;
    return { message: msg === '' ? fallback : msg, errno: this.#status };
  }
}
