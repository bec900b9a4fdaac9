/** What the parts of the crypto binding share: bytes in and out, and errors as Node's C++ and OpenSSL give them. */
import type { ProcessContext } from '../../process/context.ts';
import { loadAlgorithms } from './algorithms.ts';

export type Bytes = ArrayBufferView | ArrayBufferLike;

interface BufferClass {
  from(data: string, encoding?: unknown): Uint8Array<ArrayBuffer>;
  from(data: ArrayBufferLike, offset: number, length: number): Uint8Array<ArrayBuffer>;
  isEncoding(name: unknown): boolean;
}

type Algorithms = ReturnType<typeof loadAlgorithms<'crypto'>>;
type Curves = ReturnType<typeof loadAlgorithms<'curves'>>;

/** An error of Node's C++: `code` is its only own property. */
export function codedError(Class: ErrorConstructor, code: string, message: string): Error {
  return Object.assign(new Class(message), { code });
}

export function invalidDigest(name?: string): Error {
  const message = name === undefined ? 'Invalid digest' : `Invalid digest: ${name}`;
  return codedError(TypeError, 'ERR_CRYPTO_INVALID_DIGEST', message);
}

/** An error of OpenSSL. `number` is its packed code in hexadecimal; `stack` says whether it lay on the error stack. */
export function opensslError(number: string, library: string, reason: string, prefix = '', stack = true): Error {
  const message = `error:${number}:${library}::${reason}`;
  const code = `ERR_OSSL_${prefix}${reason.toUpperCase().replaceAll(' ', '_')}`;
  return Object.assign(new Error(message), {
    ...(stack ? { opensslErrorStack: [message] } : {}),
    library,
    reason,
    code,
  });
}

export function bytesOf(data: Bytes): Uint8Array<ArrayBuffer> {
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  }
  return new Uint8Array(data as ArrayBuffer);
}

/** The bytes in an `ArrayBuffer` of their own, as jobs give them. */
export function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return buffer;
  return new Uint8Array(bytes).buffer;
}

/** The binding's access to its realm, made once. */
export class CryptoSupport {
  readonly context: ProcessContext;

  constructor(context: ProcessContext) {
    this.context = context;
  }

  get algorithms(): Algorithms {
    return loadAlgorithms(this.context, 'crypto');
  }

  get curves(): Curves {
    return loadAlgorithms(this.context, 'curves');
  }

  get Buffer(): BufferClass {
    return this.context.requireBuiltin('buffer')['Buffer'] as BufferClass;
  }

  buffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    return this.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Text in that encoding, or the bytes themselves. */
  input(data: string | Bytes, encoding?: unknown): Uint8Array<ArrayBuffer> {
    if (typeof data !== 'string') return bytesOf(data);
    return this.Buffer.from(data, this.Buffer.isEncoding(encoding) ? encoding : 'utf8');
  }

  /** Text in that encoding; a Buffer when there is none. */
  output(bytes: Uint8Array, encoding?: unknown): unknown {
    const buffer = this.buffer(bytes);
    if (encoding === undefined || encoding === 'buffer' || !this.Buffer.isEncoding(encoding)) return buffer;
    return (buffer.toString as (encoding: unknown) => string)(encoding);
  }
}
