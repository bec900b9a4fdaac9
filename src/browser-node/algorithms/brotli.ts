/** The script of Brotli: brotli-wasm's streams behind the interface of zlib's. */
import { CompressStream, DecompressStream } from 'virtual:brotli-wasm';
import type { ZlibFailure, ZlibResult } from './zlib.ts';

/** `BrotliEncoderOperation`. */
const Operation = { flush: 1, finish: 2 } as const;
/** `BrotliStreamResultCode` of brotli-wasm. */
const SUCCESS = 1;
const UNEXPECTED_END: ZlibFailure = { message: 'unexpected end of file', errno: -5 };
const NO_FLUSH: ZlibFailure = {
  message: 'flushing a Brotli stream: not available in the in-page Node.js',
  errno: -2,
  code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
};

/** One Brotli stream. Memory is held until {@link BrotliStream.free}. */
export class BrotliStream {
  readonly #encoder: CompressStream | undefined;
  readonly #decoder: DecompressStream | undefined;
  #isDone = false;

  /** `quality` is 0 to 11, or undefined for a decoder. */
  constructor(quality: number | undefined) {
    if (quality === undefined) this.#decoder = new DecompressStream();
    else this.#encoder = new CompressStream(quality);
  }

  /** Consumes `input` into `output`, as far as it goes. */
  write(flush: number, input: Uint8Array, output: Uint8Array): ZlibResult {
    let availIn = input.length;
    let availOut = output.length;
    let failure: ZlibFailure | undefined;
    const step = (finish: boolean): boolean => {
      const rest = input.subarray(input.length - availIn);
      const result = this.#encoder
        ? this.#encoder.compress(finish ? undefined : rest, availOut)
        : this.#decoder?.decompress(rest, availOut);
      if (result === undefined) return false;
      const { buf, code, input_offset: consumed } = result;
      result.free();
      output.set(buf, output.length - availOut);
      availOut -= buf.length;
      if (!finish) availIn -= consumed;
      const moved = buf.length > 0 || (!finish && consumed > 0);
      if (code === SUCCESS && (finish || this.#decoder)) this.#isDone = true;
      return moved;
    };
    try {
      if (this.#encoder && flush === Operation.flush) return { availIn, availOut, failure: NO_FLUSH };
      while (!this.#isDone && availOut > 0 && availIn > 0 && step(false));
      if (this.#encoder && flush === Operation.finish) while (!this.#isDone && availOut > 0 && step(true));
      // A decoder may hold output that did not fit before.
      if (this.#decoder && availIn === 0) while (!this.#isDone && availOut > 0 && step(false));
      if (this.#decoder && !this.#isDone && flush === Operation.finish && availOut > 0) failure = UNEXPECTED_END;
    } catch (error) {
      const errno = Number(/-\d+/.exec(String(error))?.[0] ?? -2);
      failure = { message: this.#encoder ? 'Compression failed' : 'Decompression failed', errno };
    }
    return { availIn, availOut, failure };
  }

  free(): void {
    this.#encoder?.free();
    this.#decoder?.free();
  }
}
