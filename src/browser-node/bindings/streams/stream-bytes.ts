/** Text and chunk lists as the bytes that a stream sends. Each call makes a buffer of its own, which may be transferred. */
import { host } from '../../process/host-globals.ts';

export type WireEncoding = 'utf8' | 'latin1' | 'ucs2';

/** Makes bytes of text in one of Node's rarer encodings. */
type Encode = (text: string, encoding: string) => Uint8Array;

const encoder = new host.TextEncoder();

/** The bytes of `text`. */
export function encodeForWire(text: string, encoding: WireEncoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8') return encoder.encode(text);
  if (encoding === 'ucs2') {
    const units = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    return new Uint8Array(units.buffer);
  }
  const bytes = new Uint8Array(text.length);
  // The native encoder is faster, and right as long as every character is ASCII.
  const { read, written } = encoder.encodeInto(text, bytes);
  if (read !== text.length || written !== text.length) {
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  }
  return bytes;
}

function encodeAny(text: string, encoding: string, encode: Encode): Uint8Array {
  switch (encoding) {
    case 'utf8':
    case 'utf-8':
      return encodeForWire(text, 'utf8');
    case 'latin1':
    case 'binary':
    case 'ascii':
      return encodeForWire(text, 'latin1');
    default:
      return encode(text, encoding);
  }
}

/** Joins the chunks of a `writev`: buffers, or (unless `allBuffers`) pairs of chunk and encoding. */
export function joinForWire(chunks: unknown[], allBuffers: boolean, encode: Encode): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  for (let i = 0; i < chunks.length; i += allBuffers ? 1 : 2) {
    const chunk = chunks[i];
    parts.push(typeof chunk === 'string' ? encodeAny(chunk, String(chunks[i + 1]), encode) : (chunk as Uint8Array));
  }
  const joined = new Uint8Array(parts.reduce((total, part) => total + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.byteLength;
  }
  return joined;
}
