/** Collects what llhttp reports of a message's head, in pieces, into the strings that Node's library gets. */
import { host } from '../../process/host-globals.ts';
import { LlhttpError } from './llhttp.ts';

/** Header pairs that are held back before they are handed over. */
const MAX_PAIRS = 32;
/** Bytes that are turned into text together. */
const WINDOW = 2048;

/** Not quite Latin-1, but fast: the bytes 0x80–0x9f come out as other characters. */
const decoder = new host.TextDecoder('latin1');

function latin1(bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  // eslint-disable-next-line no-control-regex -- all of Latin-1 is meant, control characters too
  if (!/[^\x00-\xff]/.test(text)) return text;
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

export class HeaderCollector {
  statusText = '';
  readonly #flush: (fields: string[], url: string) => void;
  #limit = 0;
  #size = 0;
  #url = '';
  /** Names and values in turn. */
  #fields: string[] = [];
  #inValue = false;
  #flushed = false;
  #bytes: Uint8Array | undefined;
  #text = '';
  #textStart = 0;

  /** `flush` gets header pairs and the URL when there are too many to hold, and trailers. */
  constructor(flush: (fields: string[], url: string) => void) {
    this.#flush = flush;
  }

  /** For a new connection; `limit` is the number of bytes that a head may have. */
  reset(limit: number): void {
    this.#limit = limit;
    this.begin();
  }

  begin(): void {
    this.#size = 0;
    this.#url = '';
    this.statusText = '';
    this.#fields = [];
    this.#inValue = false;
    this.#flushed = false;
  }

  /** The bytes that offsets refer to from now on. */
  source(bytes: Uint8Array | undefined): void {
    this.#bytes = bytes;
    this.#text = '';
    this.#textStart = 0;
  }

  /** The bytes are gone; what was collected of them stays. */
  save(): void {
    this.#bytes = undefined;
  }

  url(start: number, length: number): number {
    this.#url += this.#slice(start, length);
    return this.#track(length);
  }

  status(start: number, length: number): number {
    this.statusText += this.#slice(start, length);
    return this.#track(length);
  }

  field(start: number, length: number): number {
    if (this.#fields.length % 2 === 1 && !this.#inValue) {
      this.#extendLast(this.#slice(start, length));
    } else {
      // A name without a value so far counts as one with an empty value.
      if (this.#fields.length >= (MAX_PAIRS - 1) * 2) this.#handOver();
      this.#fields.push(this.#slice(start, length));
    }
    this.#inValue = false;
    return this.#track(length);
  }

  value(start: number, length: number): number {
    if (this.#inValue) this.#extendLast(this.#slice(start, length));
    else this.#fields.push(this.#slice(start, length));
    this.#inValue = true;
    return this.#track(length);
  }

  /** The head is complete; undefined when parts were handed over before. */
  finish(): { fields: string[]; url: string } | undefined {
    if (this.#flushed) {
      this.#handOver();
      return undefined;
    }
    const head = { fields: this.#trimmed(), url: this.#url };
    this.#fields = [];
    this.#inValue = false;
    return head;
  }

  /** Hands over what came after the body. */
  flushTrailers(): void {
    if (this.#fields.length > 0) this.#handOver();
  }

  #handOver(): void {
    const fields = this.#trimmed();
    const url = this.#url;
    this.#fields = [];
    this.#inValue = false;
    this.#url = '';
    this.#flushed = true;
    this.#flush(fields, url);
  }

  #extendLast(text: string): void {
    const last = this.#fields.length - 1;
    this.#fields[last] = (this.#fields[last] ?? '') + text;
  }

  #trimmed(): string[] {
    const fields = this.#fields;
    for (let i = 1; i < fields.length; i += 2) {
      const value = fields[i] ?? '';
      const last = value.charCodeAt(value.length - 1);
      if (last === 32 || last === 9) fields[i] = value.replace(/[ \t]+$/, '');
    }
    return fields;
  }

  #track(length: number): number {
    this.#size += length;
    return this.#size >= this.#limit ? LlhttpError.USER : LlhttpError.OK;
  }

  #slice(start: number, length: number): string {
    const from = start - this.#textStart;
    if (from >= 0 && from + length <= this.#text.length) return this.#text.slice(from, from + length);
    if (this.#bytes === undefined) return '';
    this.#textStart = start;
    this.#text = latin1(this.#bytes.subarray(start, start + Math.max(WINDOW, length)));
    return this.#text.slice(0, length);
  }
}
