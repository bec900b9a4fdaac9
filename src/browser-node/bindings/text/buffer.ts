import { codedError } from '../fs/fs-modules.ts';
import { host } from '../../process/host-globals.ts';
import { decode, encode, encodeInto, parseEncoding, utf8Length, type Encoding } from './codecs.ts';
import type { BindingContext } from '../types.ts';

type Bytes = Uint8Array | DataView | ArrayBuffer | SharedArrayBuffer;

function view(value: Bytes): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return new Uint8Array(value);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

function search(haystack: Uint8Array, needle: Uint8Array, offset: number, forward: boolean, step = 1): number {
  const last = haystack.length - needle.length;
  let from = offset < 0 ? haystack.length + offset : offset;
  if (from < 0) {
    if (!forward) return -1;
    from = 0;
  }
  if (needle.length === 0) return Math.min(from, haystack.length);
  const matches = (at: number): boolean => {
    for (let i = 0; i < needle.length; i++) if (haystack[at + i] !== needle[i]) return false;
    return true;
  };
  if (forward) {
    for (let at = from; at <= last; at += step) if (matches(at)) return at;
  } else {
    for (let at = Math.min(from, last); at >= 0; at -= step) if (matches(at)) return at;
  }
  return -1;
}

/** `xSlice(buffer, start, end)`. */
function slice(encoding: Encoding) {
  return (buffer: Uint8Array, start = 0, end = buffer.length): string => {
    const from = Math.min(start >>> 0, buffer.length);
    const to = Math.max(from, Math.min(end, buffer.length));
    return decode(Uint8Array.prototype.subarray.call(buffer, from, to), encoding);
  };
}

/** `xWrite(buffer, string, offset, length)`: returns the number of bytes written. */
function write(encoding: Encoding) {
  return (buffer: Uint8Array, text: string, offset = 0, length = buffer.length - offset): number => {
    if (typeof (text as unknown) !== 'string')
      throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', 'argument must be a string');
    const end = Math.min(buffer.length, offset + length);
    return encodeInto(text, encoding, Uint8Array.prototype.subarray.call(buffer, offset, end));
  };
}

function swap(width: number) {
  return (value: Uint8Array): Uint8Array => {
    for (let i = 0; i + width <= value.length; i += width)
      Uint8Array.prototype.subarray.call(value, i, i + width).reverse();
    return value;
  };
}

function fill(target: Uint8Array, value: unknown, start: number, end: number, encoding: unknown): number | undefined {
  if (start > end || end > target.length) return -2;
  if (typeof value === 'number' || typeof value === 'boolean') {
    Uint8Array.prototype.fill.call(target, Number(value) & 255, start, end);
    return undefined;
  }
  const source = typeof value === 'string' ? encode(value, parseEncoding(encoding)) : view(value as Bytes);
  if (source.length === 0) return -1;
  for (let i = start; i < end; i++) target[i] = source[(i - start) % source.length] ?? 0;
  return undefined;
}

/** How Node's binding reports what `atob` refuses: -2 invalid character, -1 a single character remained. */
function atobFailure(input: string): number {
  return /[^A-Za-z0-9+/=\t\n\f\r ]|(?:=\s*){3}/.test(input) ? -2 : -1;
}

export function createBufferBinding(context: BindingContext): Record<string, unknown> {
  const nativeAtob = globalThis.atob.bind(globalThis);
  const nativeBtoa = globalThis.btoa.bind(globalThis);
  const strictUtf8 = new host.TextDecoder('utf-8', { fatal: true });
  return {
    ...context.facts.bindings['buffer'],
    // V8's array buffers in browsers end far below Node's 2**53 - 1; Node's own checks keep using its constant.
    kMaxLength: 2 ** 53 - 1,
    atob: (input: string) => {
      try {
        return nativeAtob(input);
      } catch {
        return atobFailure(input);
      }
    },
    btoa: (input: string) => {
      try {
        return nativeBtoa(input);
      } catch {
        return -1;
      }
    },
    byteLengthUtf8: utf8Length,
    copy: (source: Bytes, target: Bytes, targetStart: number, sourceStart: number, count: number) => {
      view(target).set(view(source).subarray(sourceStart, sourceStart + count), targetStart);
      return count;
    },
    copyArrayBuffer: (
      target: ArrayBuffer,
      targetOffset: number,
      source: ArrayBuffer,
      sourceOffset: number,
      count: number,
    ) => {
      new Uint8Array(target, targetOffset, count).set(new Uint8Array(source, sourceOffset, count));
    },
    compare: (a: Bytes, b: Bytes) => compareBytes(view(a), view(b)),
    compareOffset: (
      source: Bytes,
      target: Bytes,
      targetStart: number,
      sourceStart: number,
      targetEnd: number,
      sourceEnd: number,
    ) => compareBytes(view(source).subarray(sourceStart, sourceEnd), view(target).subarray(targetStart, targetEnd)),
    fill,
    indexOfString: (buffer: Bytes, value: string, offset: number, encoding: unknown, forward: boolean) => {
      const parsed = parseEncoding(encoding);
      return search(view(buffer), encode(value, parsed), offset, forward, parsed === 'utf16le' ? 2 : 1);
    },
    indexOfBuffer: (buffer: Bytes, value: Bytes, offset: number, encoding: unknown, forward: boolean) =>
      search(view(buffer), view(value), offset, forward, parseEncoding(encoding) === 'utf16le' ? 2 : 1),
    indexOfNumber: (buffer: Bytes, value: number, offset: number, forward: boolean) =>
      search(view(buffer), Uint8Array.of(value), offset, forward),
    swap16: swap(2),
    swap32: swap(4),
    swap64: swap(8),
    isUtf8: (value: Bytes) => {
      try {
        strictUtf8.decode(new Uint8Array(view(value)));
        return true;
      } catch {
        return false;
      }
    },
    isAscii: (value: Bytes) => view(value).every((byte) => byte < 128),
    asciiSlice: slice('ascii'),
    base64Slice: slice('base64'),
    base64urlSlice: slice('base64url'),
    latin1Slice: slice('latin1'),
    hexSlice: slice('hex'),
    ucs2Slice: slice('utf16le'),
    utf8Slice: slice('utf8'),
    base64Write: write('base64'),
    base64urlWrite: write('base64url'),
    hexWrite: write('hex'),
    ucs2Write: write('utf16le'),
    asciiWriteStatic: write('latin1'),
    latin1WriteStatic: write('latin1'),
    utf8WriteStatic: write('utf8'),
    createUnsafeArrayBuffer: (size: number) => new ArrayBuffer(size),
    setDetachKey: () => undefined,
    setBufferPrototype: () => undefined,
    getZeroFillToggle: () => undefined,
  };
}
