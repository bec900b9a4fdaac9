/** Buffer encodings as Node's C++ `StringBytes` does them; shared by the buffer, string_decoder, fs and stream bindings. */
import { host } from '../../process/host-globals.ts';

/** Index = `enum encoding` of Node's C++ (`string_decoder.encodings`). */
export const ENCODINGS = ['ascii', 'utf8', 'base64', 'utf16le', 'latin1', 'hex', 'buffer', 'base64url'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const encoder = new host.TextEncoder();
const utf8Decoder = new host.TextDecoder('utf-8', { ignoreBOM: true });
const CHUNK = 8192;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const base64Values = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) {
  base64Values[BASE64.charCodeAt(i)] = i;
  base64Values[BASE64URL.charCodeAt(i)] = i;
}

/** Any spelling Node accepts in C++ (`ParseEncoding`), a number of the enum, or `utf8` for anything else. */
export function parseEncoding(encoding: unknown): Encoding {
  if (typeof encoding === 'number') return ENCODINGS[encoding] ?? 'utf8';
  switch (typeof encoding === 'string' ? encoding.toLowerCase() : '') {
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return 'utf16le';
    case 'latin1':
    case 'binary':
      return 'latin1';
    case 'base64':
      return 'base64';
    case 'base64url':
      return 'base64url';
    case 'hex':
      return 'hex';
    case 'ascii':
      return 'ascii';
    case 'buffer':
      return 'buffer';
    default:
      return 'utf8';
  }
}

/** TextDecoder refuses shared memory, so such bytes are copied first. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return (bytes.buffer instanceof SharedArrayBuffer ? new Uint8Array(bytes) : bytes) as Uint8Array<ArrayBuffer>;
}

function fromCharCodes(codes: Uint8Array | Uint16Array): string {
  let out = '';
  for (let i = 0; i < codes.length; i += CHUNK) {
    out += String.fromCharCode.apply(null, codes.subarray(i, i + CHUNK) as unknown as number[]);
  }
  return out;
}

function toBase64(bytes: Uint8Array, alphabet: string, pad: boolean): string {
  let out = '';
  let i = 0;
  for (; i + 2 < bytes.length; i += 3) {
    const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += alphabet.charAt(triple >> 18) + alphabet.charAt((triple >> 12) & 63);
    out += alphabet.charAt((triple >> 6) & 63) + alphabet.charAt(triple & 63);
  }
  const rest = bytes.length - i;
  if (rest === 0) return out;
  const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8);
  out += alphabet.charAt(triple >> 18) + alphabet.charAt((triple >> 12) & 63);
  if (rest === 2) out += alphabet.charAt((triple >> 6) & 63);
  return pad ? out.padEnd(Math.ceil(out.length / 4) * 4, '=') : out;
}

/** Node's forgiving decoder: skips what is not in either alphabet and stops at `=`. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 61) break;
    const value = code < 128 ? (base64Values[code] ?? -1) : -1;
    if (value < 0) continue;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[length++] = (bits >> held) & 255;
    }
  }
  return out.subarray(0, length);
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(text.length >> 1);
  for (let i = 0; i < out.length; i++) {
    const pair = text.slice(i * 2, i * 2 + 2);
    if (!/^[0-9a-f]{2}$/i.test(pair)) return out.subarray(0, i);
    out[i] = parseInt(pair, 16);
  }
  return out;
}

/** Bytes to text. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  switch (encoding) {
    case 'utf8':
    case 'buffer':
      return utf8Decoder.decode(unshared(bytes));
    case 'latin1':
      return fromCharCodes(bytes);
    case 'ascii':
      return fromCharCodes(bytes.map((byte) => byte & 127));
    case 'utf16le': {
      const units = new Uint16Array(bytes.length >> 1);
      for (let i = 0; i < units.length; i++) units[i] = (bytes[i * 2] ?? 0) | ((bytes[i * 2 + 1] ?? 0) << 8);
      return fromCharCodes(units);
    }
    case 'hex': {
      let out = '';
      for (const byte of bytes) out += HEX[byte] ?? '';
      return out;
    }
    case 'base64':
      return toBase64(bytes, BASE64, true);
    case 'base64url':
      return toBase64(bytes, BASE64URL, false);
  }
}

/** Text to bytes, in a fresh array. */
export function encode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  switch (encoding) {
    case 'utf8':
    case 'buffer':
      return encoder.encode(text);
    case 'latin1':
    case 'ascii': {
      const out = new Uint8Array(text.length);
      for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
      return out;
    }
    case 'utf16le': {
      const out = new Uint8Array(text.length * 2);
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        out[i * 2] = code & 255;
        out[i * 2 + 1] = code >> 8;
      }
      return out;
    }
    case 'hex':
      return fromHex(text);
    case 'base64':
    case 'base64url':
      return fromBase64(text);
  }
}

/** Writes as much of `text` as fits (whole UTF-8 characters only) and returns the number of bytes. */
export function encodeInto(text: string, encoding: Encoding, target: Uint8Array): number {
  if (encoding === 'utf8' && !(target.buffer instanceof SharedArrayBuffer)) {
    return encoder.encodeInto(text, target).written;
  }
  let bytes = encode(text, encoding);
  if (bytes.length > target.length) {
    let end = target.length;
    if (encoding === 'utf8') while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
    if (encoding === 'utf16le') end &= ~1;
    bytes = bytes.subarray(0, end);
  }
  target.set(bytes);
  return bytes.length;
}

/** UTF-8 length of `text` in bytes; a lone surrogate counts 3 (it becomes U+FFFD). */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) length += 1;
    else if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length += 2;
      i++;
    } else length += 2;
  }
  return length;
}
