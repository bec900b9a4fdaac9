/** `CipherBase` of `internalBinding('crypto')`: ciphers with Node's states and errors (src/crypto/crypto_cipher.cc). */
import type { CipherStream } from '../../algorithms/cipher-stream.ts';
import { CIPHER_NAMES, findCipher, isAuthenticated, type CipherInfo } from '../../algorithms/cipher-facts.ts';
import { bytesOf, codedError, opensslError, type Bytes, type CryptoSupport } from './crypto-support.ts';
import { secretOf, type KeyInput } from './crypto-keys.ts';
import { unavailable } from '../runtime.ts';

type Binding = Record<string, unknown>;

const TAG_BYTES = 16;
const CHACHA_POLY_NID = 1018;
/** Ciphers that OpenSSL has and the in-page Node.js has not. */
const MISSING = /^(?:id-)?(?:aes|aria|camellia|des|sm4)-?\w+/i;

const ERROR_NUMBERS = { 'wrong final block length': '1C80006B', 'bad decrypt': '1C800064' } as const;

const invalidTagLength = (length: number): Error =>
  codedError(TypeError, 'ERR_CRYPTO_INVALID_AUTH_TAG', `Invalid authentication tag length: ${String(length)}`);

function isTagLength(info: CipherInfo, length: number): boolean {
  if (info.mode === 'gcm') return length === 4 || length === 8 || (length >= 12 && length <= TAG_BYTES);
  return length >= 1 && length <= TAG_BYTES;
}

/** @throws {TypeError} as Node does for an IV that the cipher cannot take */
function checkIv(info: CipherInfo, iv: Uint8Array | undefined): void {
  const length = iv?.length;
  const wanted = info.ivLength ?? 0;
  const good =
    wanted === 0
      ? length === undefined || length === 0
      : info.mode === 'gcm'
        ? length !== undefined && length > 0
        : info.nid === CHACHA_POLY_NID
          ? length !== undefined && length > 0 && length <= wanted
          : length === wanted;
  if (!good) throw codedError(TypeError, 'ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector');
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.reduce((differs, byte, at) => differs | (byte ^ (b[at] ?? 0)), 0) === 0;
}

export function createCipherBinding(support: CryptoSupport): Binding {
  const warnShortTag = (): void => {
    const emit = support.context.process['emitWarning'] as (text: string, type: string, code: string) => void;
    emit(
      'Using AES-GCM authentication tags of less than 128 bits without specifying the authTagLength option when ' +
        'initializing decryption is deprecated.',
      'DeprecationWarning',
      'DEP0182',
    );
  };

  class CipherBase {
    readonly #info: CipherInfo;
    readonly #encrypt: boolean;
    readonly #stream: CipherStream;
    readonly #isAuthenticated: boolean;
    #tagLength: number | undefined;
    #expectedTag: Uint8Array | undefined;
    #tag: Uint8Array | undefined;
    #padding = true;
    #isFinal = false;

    constructor(encrypt: boolean, name: string, key: KeyInput, iv: Bytes | null, tagLength: number) {
      const { createCipher } = support.algorithms;
      const info = findCipher(name);
      if (info === undefined) {
        if (MISSING.test(name)) throw unavailable(`cipher ${name}`);
        throw codedError(Error, 'ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
      }
      const ivBytes = iv === null ? undefined : bytesOf(iv).slice();
      checkIv(info, ivBytes);
      this.#isAuthenticated = isAuthenticated(info);
      if (this.#isAuthenticated && tagLength !== -1) {
        if (!isTagLength(info, tagLength)) throw invalidTagLength(tagLength);
        this.#tagLength = tagLength;
      }
      const keyBytes = secretOf(key).slice();
      if (keyBytes.length !== info.keyLength) {
        throw codedError(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
      }
      this.#info = info;
      this.#encrypt = encrypt;
      this.#stream = createCipher(info, keyBytes, ivBytes ?? new Uint8Array(), encrypt, () => this.#padding);
    }

    update(data: string | Bytes, encoding?: unknown): unknown {
      if (this.#isFinal) throw new Error('Trying to add data in unsupported state');
      return support.buffer(this.#stream.update(support.input(data, encoding)));
    }

    final(): unknown {
      if (this.#isFinal) throw codedError(Error, 'ERR_CRYPTO_INVALID_STATE', 'Invalid state');
      this.#isFinal = true;
      const last = this.#finish();
      if (this.#isAuthenticated) this.#finishTag();
      return support.buffer(last);
    }

    setAutoPadding(on: boolean): boolean {
      if (this.#isFinal) return false;
      this.#padding = on;
      return true;
    }

    getAuthTag(): unknown {
      return this.#isFinal && this.#encrypt && this.#tag !== undefined ? support.buffer(this.#tag.slice()) : undefined;
    }

    setAuthTag(tag: Bytes): boolean {
      if (!this.#isAuthenticated || this.#encrypt || this.#isFinal || this.#expectedTag !== undefined) return false;
      const bytes = bytesOf(tag).slice();
      const { length } = bytes;
      const good = this.#tagLength === undefined ? isTagLength(this.#info, length) : length === this.#tagLength;
      if (!good) throw invalidTagLength(length);
      if (this.#info.mode === 'gcm' && this.#tagLength === undefined && length !== TAG_BYTES) warnShortTag();
      this.#expectedTag = bytes;
      return true;
    }

    setAAD(data: Bytes): boolean {
      if (!this.#isAuthenticated || this.#isFinal) return false;
      this.#stream.authenticate?.(bytesOf(data).slice());
      return true;
    }

    #finish(): Uint8Array {
      try {
        return this.#stream.final();
      } catch (error) {
        if (!(error instanceof support.algorithms.CipherError) || error.fault === 'unauthenticated') throw error;
        throw opensslError(ERROR_NUMBERS[error.fault], 'Provider routines', error.fault);
      }
    }

    #finishTag(): void {
      const tag = this.#stream.tag?.() ?? new Uint8Array();
      if (this.#encrypt) {
        this.#tag = tag.slice(0, this.#tagLength ?? TAG_BYTES);
        return;
      }
      const expected = this.#expectedTag;
      if (expected === undefined || !sameBytes(tag.slice(0, expected.length), expected)) {
        throw new Error('Unsupported state or unable to authenticate data');
      }
    }
  }

  function getCipherInfo(
    target: Record<string, unknown>,
    nameOrNid: string | number,
    keyLength?: number,
    ivLength?: number,
  ): unknown {
    const info = findCipher(nameOrNid);
    if (info === undefined) return undefined;
    const { mode, name, nid, blockSize } = info;
    if (keyLength !== undefined && keyLength !== info.keyLength) return undefined;
    const anyIv = mode === 'gcm' || nid === CHACHA_POLY_NID;
    if (ivLength !== undefined && ivLength !== info.ivLength && (!anyIv || ivLength <= 0)) return undefined;
    const iv = ivLength ?? info.ivLength;
    return Object.assign(target, {
      mode,
      name,
      nid,
      ...(blockSize === undefined ? {} : { blockSize }),
      ...(iv === undefined ? {} : { ivLength: iv }),
      keyLength: info.keyLength,
    });
  }

  return {
    CipherBase,
    getCipherInfo,
    getCiphers: () => [...CIPHER_NAMES],
    getSSLCiphers: () => [],
  };
}
