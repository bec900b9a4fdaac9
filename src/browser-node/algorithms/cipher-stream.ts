/** What all ciphers look like to Node's `CipherBase`. */

/** Why a cipher could not finish. */
export type CipherFault = 'wrong final block length' | 'bad decrypt' | 'unauthenticated';

export class CipherError extends Error {
  readonly fault: CipherFault;

  constructor(fault: CipherFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface CipherStream {
  /** Takes the next bytes and gives those that are ready. */
  update(bytes: Uint8Array): Uint8Array;
  /** Gives the last bytes. @throws {CipherError} */
  final(): Uint8Array;
  /** Authenticated ciphers only: data that is authenticated but not encrypted, before the first `update`. */
  authenticate?(bytes: Uint8Array): void;
  /** Authenticated ciphers only: the tag, after `final`. */
  tag?(): Uint8Array;
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Collects bytes and hands them on in whole blocks. */
export class BlockBuffer {
  readonly #size: number;
  #held: Uint8Array<ArrayBuffer> = new Uint8Array();

  constructor(size: number) {
    this.#size = size;
  }

  /** All whole blocks there are now; `keepLast` holds a whole last one back. */
  take(bytes: Uint8Array, keepLast = false): Uint8Array<ArrayBuffer> {
    const all = concat(this.#held, bytes);
    let ready = all.length - (all.length % this.#size);
    if (keepLast && ready === all.length && ready > 0) ready -= this.#size;
    this.#held = all.slice(ready);
    return all.slice(0, ready);
  }

  get rest(): Uint8Array<ArrayBuffer> {
    return this.#held;
  }
}
