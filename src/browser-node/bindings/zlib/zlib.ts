/** `internalBinding('zlib')`: Node's write protocol (src/node_zlib.cc) around the streams of algorithms/zlib.ts. */
import type { ZlibFailure, ZlibResult, ZlibSettings } from '../../algorithms/zlib.ts';
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';
import { loadAlgorithms } from '../crypto/algorithms.ts';
import { AsyncWrap } from '../fs/fs-request.ts';
import { unavailable } from '../runtime.ts';
import { startBrotli } from './zlib-brotli.ts';

type Binding = Record<string, unknown>;
type View = ArrayBufferView;

/** What the streams of zlib and Brotli have in common. */
interface Stream {
  write(flush: number, input: Uint8Array, output: Uint8Array): ZlibResult;
  reset?(): ZlibFailure | undefined;
  setParameters?(level: number, strategy: number): void;
  free?(): void;
}

const BROTLI_ENCODE = 9;

/** Names of zlib's return codes, by number. */
const CODES: Readonly<Record<number, string>> = {
  [-1]: 'Z_ERRNO',
  [-2]: 'Z_STREAM_ERROR',
  [-3]: 'Z_DATA_ERROR',
  [-4]: 'Z_MEM_ERROR',
  [-5]: 'Z_BUF_ERROR',
  [-6]: 'Z_VERSION_ERROR',
  2: 'Z_NEED_DICT',
};

const bytesOf = (view: View, offset: number, length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset + offset, length);

export function createZlibBinding(context: ProcessContext): Binding {
  const facts = context.facts.bindings['zlib'];
  const providers = context.facts.bindings['async_wrap']?.['Providers'] as Record<string, number>;
  const asyncIds = (): number => (context.requireBuiltin('internal/async_hooks')['newAsyncId'] as () => number)();

  class Zlib extends AsyncWrap {
    declare onerror?: (message: string, errno: number, code: string) => void;
    readonly #mode: number;
    readonly #inContext: (run: () => void) => void;
    #stream: Stream | undefined;
    #result = new Uint32Array(2);
    #processed: (this: unknown) => void = () => undefined;
    #failedStart: ZlibFailure | undefined;
    #writing = false;
    #closeWhenWritten = false;

    constructor(mode: number) {
      super(asyncIds(), providers['ZLIB'] ?? 0);
      this.#mode = mode;
      this.#inContext = context.bindContext((run: () => void) => {
        run();
      });
    }

    init(
      windowBits: number,
      level: number,
      memLevel: number,
      strategy: number,
      result: Uint32Array<ArrayBuffer>,
      processed: () => void,
      dictionary: View | undefined,
      rejectGarbageAfterEnd: boolean,
    ): void {
      this.#result = result;
      this.#processed = processed;
      const settings: ZlibSettings = {
        mode: this.#mode,
        windowBits,
        level,
        memLevel,
        strategy,
        dictionary: dictionary && bytesOf(dictionary, 0, dictionary.byteLength).slice(),
        rejectGarbageAfterEnd,
      };
      const stream = new (loadAlgorithms(context, 'zlib').ZlibStream)(settings);
      this.#stream = stream;
      this.#failedStart = stream.start();
    }

    /** `init()` of Brotli's. */
    startBrotli(
      parameters: Uint32Array,
      result: Uint32Array<ArrayBuffer>,
      processed: () => void,
      words: unknown,
    ): void {
      this.#result = result;
      this.#processed = processed;
      this.#stream = startBrotli(context, this.#mode === BROTLI_ENCODE, parameters, words);
    }

    write(
      flush: number,
      input: View | null,
      inOffset: number,
      inLength: number,
      output: View,
      outOffset: number,
      outLength: number,
    ): void {
      this.#writing = true;
      context.loop.soon(() => {
        this.#inContext(() => {
          const ok = this.#run(flush, input, inOffset, inLength, output, outOffset, outLength);
          this.#writing = false;
          if (ok) this.#processed();
          if (this.#closeWhenWritten) this.close();
        });
      });
    }

    writeSync(
      flush: number,
      input: View | null,
      inOffset: number,
      inLength: number,
      output: View,
      outOffset: number,
      outLength: number,
    ): void {
      this.#run(flush, input, inOffset, inLength, output, outOffset, outLength);
    }

    params(level: number, strategy: number): void {
      this.#stream?.setParameters?.(level, strategy);
    }

    reset(): void {
      const failure = this.#stream?.reset?.();
      if (failure !== undefined) this.#fail(failure);
    }

    close(): void {
      this.#closeWhenWritten = this.#writing;
      if (this.#writing) return;
      this.#stream?.free?.();
      this.#stream = undefined;
    }

    /** True when the stream's owner is to be told that the write is done. */
    #run(
      flush: number,
      input: View | null,
      inOffset: number,
      inLength: number,
      output: View,
      outOffset: number,
      outLength: number,
    ): boolean {
      if (this.#stream === undefined) return false;
      if (this.#failedStart !== undefined) return this.#fail(this.#failedStart);
      const from = input === null ? new Uint8Array() : bytesOf(input, inOffset, inLength);
      const { availIn, availOut, failure } = this.#stream.write(flush, from, bytesOf(output, outOffset, outLength));
      if (failure !== undefined) return this.#fail(failure);
      this.#result[0] = availOut;
      this.#result[1] = availIn;
      return true;
    }

    #fail({ message, errno, code }: ZlibFailure): false {
      this.onerror?.(message, errno, code ?? CODES[errno] ?? brotliCode(errno) ?? 'Z_STREAM_ERROR');
      return false;
    }
  }

  /** As Node names the errors of Brotli's decoder. */
  const brotliCode = (errno: number): string | undefined => {
    const all = Object.entries((context.facts.bindings['constants']?.['zlib'] ?? {}) as Record<string, number>);
    return all
      .find(([name, value]) => value === errno && name.startsWith('BROTLI_DECODER_ERROR_'))?.[0]
      .replace('BROTLI_DECODER_', 'ERR__');
  };

  const absent = (name: string): unknown =>
    ({
      [name]: class {
        constructor() {
          throw unavailable(`zlib.${name}`);
        }
      },
    })[name];

  const brotli = (name: string): unknown => {
    class Brotli extends Zlib {}
    Object.defineProperty(Brotli, 'name', { value: name });
    Object.defineProperty(Brotli.prototype, 'init', {
      configurable: true,
      writable: true,
      value: Zlib.prototype.startBrotli,
    });
    return Brotli;
  };

  return {
    ...facts,
    Zlib,
    BrotliEncoder: brotli('BrotliEncoder'),
    BrotliDecoder: brotli('BrotliDecoder'),
    ZstdCompress: absent('ZstdCompress'),
    ZstdDecompress: absent('ZstdDecompress'),
    crc32: (data: string | View, seed: number) => {
      const bytes = typeof data === 'string' ? new host.TextEncoder().encode(data) : bytesOf(data, 0, data.byteLength);
      return loadAlgorithms(context, 'zlib').crc32(bytes, seed);
    },
  };
}
