/** AES as streams: CBC and ECB with padding, CTR, GCM (NIST SP 800-38A and 38D), on noble's block cipher. */
import { cbc, ecb, unsafe } from '@noble/ciphers/aes.js';
import { GHASH } from '@noble/ciphers/_polyval.js';
import { BlockBuffer, CipherError, concat, type CipherStream } from './cipher-stream.ts';

const BLOCK = 16;

export interface BlockCipherOptions {
  key: Uint8Array;
  /** Not of ECB. */
  iv: Uint8Array | undefined;
  encrypt: boolean;
  /** Asked when it matters: Node sets it after the cipher was made. */
  padding: () => boolean;
}

/** CBC, or ECB when there is no IV, with PKCS#7 padding. */
export function createBlockCipher({ key, iv, encrypt, padding }: BlockCipherOptions): CipherStream {
  const buffer = new BlockBuffer(BLOCK);
  let chain = iv?.slice();

  const run = (blocks: Uint8Array): Uint8Array => {
    if (blocks.length === 0) return blocks;
    const cipher = chain === undefined ? ecb(key, { disablePadding: true }) : cbc(key, chain, { disablePadding: true });
    const out = encrypt ? cipher.encrypt(blocks) : cipher.decrypt(blocks);
    if (chain !== undefined) chain = (encrypt ? out : blocks).slice(-BLOCK);
    return out;
  };

  const pad = (): Uint8Array => {
    const count = BLOCK - buffer.rest.length;
    return run(concat(buffer.rest, new Uint8Array(count).fill(count)));
  };

  const unpad = (): Uint8Array => {
    if (buffer.rest.length !== BLOCK) throw new CipherError('wrong final block length');
    const last = run(buffer.rest);
    const count = last.at(-1) ?? 0;
    const good = count >= 1 && count <= BLOCK && last.subarray(BLOCK - count).every((byte) => byte === count);
    if (!good) throw new CipherError('bad decrypt');
    return last.subarray(0, BLOCK - count);
  };

  return {
    update: (bytes) => run(buffer.take(bytes, !encrypt && padding())),
    final() {
      if (padding()) return encrypt ? pad() : unpad();
      if (buffer.rest.length > 0) throw new CipherError('wrong final block length');
      return new Uint8Array();
    },
  };
}

type CounterFunction = (key: Uint32Array, counter: Uint8Array, source: Uint8Array) => Uint8Array;

/** A key stream from a counter block: the part of CTR and GCM that is the same. */
function counterStream(key: Uint32Array, counter: Uint8Array, run: CounterFunction): (bytes: Uint8Array) => Uint8Array {
  // Bytes of the current block that are used up. noble moves the counter by whole blocks only.
  let used = 0;
  return (bytes) => {
    const out = run(key, counter, concat(new Uint8Array(used), bytes)).slice(used);
    used = (used + bytes.length) % BLOCK;
    return out;
  };
}

/** CTR: the whole IV is the counter. */
export function createCounterCipher(key: Uint8Array, iv: Uint8Array): CipherStream {
  const update = counterStream(unsafe.expandKeyLE(key), iv.slice(), (xk, counter, source) =>
    unsafe.ctrCounter(xk, counter, source),
  );
  return { update, final: () => new Uint8Array() };
}

/** Two lengths in bits, as GHASH ends with them. */
function lengths(first: number, second: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(BLOCK));
  view.setBigUint64(0, BigInt(first) * 8n);
  view.setBigUint64(8, BigInt(second) * 8n);
  return new Uint8Array(view.buffer);
}

/** GCM. The tag is checked by the caller. */
export function createGcm(key: Uint8Array, iv: Uint8Array, encrypt: boolean): CipherStream {
  const xk = unsafe.expandKeyLE(key);
  const hashKey = unsafe.encryptBlock(xk, new Uint8Array(BLOCK));
  const start = new Uint8Array(BLOCK);
  if (iv.length === 12) {
    start.set(iv);
    start[BLOCK - 1] = 1;
  } else {
    start.set(new GHASH(hashKey).update(iv).update(lengths(0, iv.length)).digest());
  }
  const mask = unsafe.encryptBlock(xk, start.slice());
  const counter = start.slice();
  new DataView(counter.buffer).setUint32(12, (new DataView(counter.buffer).getUint32(12) + 1) >>> 0);
  const keyStream = counterStream(xk, counter, (k, block, source) => unsafe.ctr32(k, false, block, source));

  const ghash = new GHASH(hashKey);
  const buffer = new BlockBuffer(BLOCK);
  let authenticated: Uint8Array | undefined = new Uint8Array();
  let authenticatedLength = 0;
  let textLength = 0;
  let tag = new Uint8Array();

  const beginText = (): void => {
    if (authenticated === undefined) return;
    authenticatedLength = authenticated.length;
    ghash.update(authenticated);
    authenticated = undefined;
  };

  return {
    authenticate(bytes) {
      authenticated = concat(authenticated ?? new Uint8Array(), bytes);
    },
    update(bytes) {
      beginText();
      textLength += bytes.length;
      const out = keyStream(bytes);
      ghash.update(buffer.take(encrypt ? out : bytes));
      return out;
    },
    final() {
      beginText();
      ghash.update(buffer.rest).update(lengths(authenticatedLength, textLength));
      tag = ghash.digest().map((byte, at) => byte ^ (mask[at] ?? 0));
      return new Uint8Array();
    },
    tag: () => tag,
  };
}
