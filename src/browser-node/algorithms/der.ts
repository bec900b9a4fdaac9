/** As much of DER (ITU-T X.690) and PEM (RFC 7468) as keys and signatures need. */
import { decodeBase64, encodeBase64 } from './base64.ts';
import { concat } from './cipher-stream.ts';

export const Tag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  sequence: 0x30,
  context0: 0xa0,
  context1: 0xa1,
} as const;

/** One element: its tag and what is in it. */
export interface Element {
  tag: number;
  content: Uint8Array<ArrayBuffer>;
}

export class DerError extends Error {}

function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

export function encode(tag: number, ...contents: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = concat(...contents);
  return concat(Uint8Array.of(tag), encodeLength(content.length), content);
}

/** All elements that lie one behind the other in `bytes`. @throws {DerError} */
export function decodeAll(bytes: Uint8Array): Element[] {
  const elements: Element[] = [];
  let at = 0;
  const next = (): number => {
    const byte = bytes[at++];
    if (byte === undefined) throw new DerError('too short');
    return byte;
  };
  while (at < bytes.length) {
    const tag = next();
    let length = next();
    if (length >= 0x80) {
      const count = length & 0x7f;
      if (count > 4) throw new DerError('too long');
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + next();
    }
    if (at + length > bytes.length) throw new DerError('too long');
    elements.push({ tag, content: bytes.slice(at, at + length) });
    at += length;
  }
  return elements;
}

/** The elements inside the sequence that `bytes` is. @throws {DerError} */
export function decodeSequence(bytes: Uint8Array): Element[] {
  const [first] = decodeAll(bytes);
  if (first?.tag !== Tag.sequence) throw new DerError('bad object header');
  return decodeAll(first.content);
}

/** Dotted form of an object id's content. */
export function objectIdText(content: Uint8Array): string {
  const arcs: number[] = [];
  let value = 0;
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(value);
      value = 0;
    }
  }
  const first = arcs.shift() ?? 0;
  return [Math.min(2, Math.floor(first / 40)), first - 40 * Math.min(2, Math.floor(first / 40)), ...arcs].join('.');
}

/** An object id element of its dotted form. */
export function encodeObjectId(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const septets = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift((left & 0x7f) | 0x80);
    return septets;
  });
  return encode(Tag.objectId, Uint8Array.from(bytes));
}

/** The first block of PEM text; `undefined` when there is none. */
export function decodePem(text: string): { label: string; der: Uint8Array<ArrayBuffer> } | undefined {
  const match = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/.exec(text);
  const [, label, body] = match ?? [];
  if (label === undefined || body === undefined) return undefined;
  const binary = decodeBase64(body.replace(/^(?:[\w-]+: .*\r?\n)+/gm, ''));
  return binary === undefined ? undefined : { label, der: binary };
}

export function encodePem(label: string, der: Uint8Array): string {
  const text = encodeBase64(der).replace(/.{64}(?!$)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`;
}
