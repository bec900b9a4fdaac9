/** WebCrypto's ciphers as jobs: AES in its modes, and ChaCha20-Poly1305. */
import { findCipher, type CipherInfo } from '../../algorithms/cipher-facts.ts';
import type { JobDefinition } from './crypto-jobs.ts';
import { secretOf, type KeyInput } from './crypto-keys.ts';
import { bytesOf, ownBuffer, type Bytes, type CryptoSupport } from './crypto-support.ts';

const ENCRYPT = 0;
const BLOCK = 16;
const TAG_BYTES = 16;
/** `kKeyVariantAES_*`: three key sizes a mode, in this order. */
const MODES = ['ctr', 'cbc', 'gcm', 'kw'] as const;

/** What WebCrypto's errors have as their cause, whatever went wrong. */
const failed = (): Error => new Error('Cipher job failed');

function join(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Where AES-CTR's counter of `bits` bits starts again at 0, in bytes of the data; the IV after it.
 * @throws {Error} when the counter would come back to its first value
 */
function counterWrap(iv: Uint8Array, bits: number, length: number): { at: number; iv: Uint8Array } {
  const whole = BigInt(`0x${Array.from(iv, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
  const size = 1n << BigInt(bits);
  const blocks = BigInt(Math.ceil(length / BLOCK));
  if (blocks > size) throw failed();
  const left = size - (whole % size);
  const next = (whole / size) * size;
  const hex = next.toString(16).padStart(2 * BLOCK, '0');
  const after = Uint8Array.from({ length: BLOCK }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
  return { at: blocks > left ? Number(left) * BLOCK : length, iv: after };
}

export function cipherJobs(support: CryptoSupport): Record<string, JobDefinition> {
  function infoOf(name: string, key: Uint8Array): CipherInfo {
    const info = findCipher(name);
    if (info?.keyLength !== key.length) throw failed();
    return info;
  }

  function plain(name: string, key: Uint8Array, iv: Uint8Array, data: Uint8Array, encrypt: boolean): Uint8Array {
    const stream = support.algorithms.createCipher(infoOf(name, key), key, iv, encrypt, () => true);
    return join(stream.update(data), stream.final());
  }

  function authenticated(
    name: string,
    key: Uint8Array,
    iv: Uint8Array,
    data: Uint8Array,
    encrypt: boolean,
    tagLength: number,
    additional: Uint8Array,
  ): Uint8Array {
    const stream = support.algorithms.createCipher(infoOf(name, key), key, iv, encrypt, () => true);
    stream.authenticate?.(additional);
    const textLength = encrypt ? data.length : data.length - tagLength;
    if (textLength < 0) throw failed();
    const text = join(stream.update(data.subarray(0, textLength)), stream.final());
    const tag = (stream.tag?.() ?? new Uint8Array()).subarray(0, tagLength);
    if (encrypt) return join(text, tag);
    if (!tag.every((byte, at) => byte === data[textLength + at])) throw failed();
    return text;
  }

  const job = (compute: () => Uint8Array): { compute: () => ArrayBuffer } => ({
    compute: () => {
      try {
        return ownBuffer(compute());
      } catch {
        throw failed();
      }
    },
  });

  return {
    AESCipherJob: (
      direction: number,
      keyInput: KeyInput,
      dataInput: Bytes,
      variant: number,
      ivInput?: Bytes,
      parameter?: number,
      additional?: Bytes,
    ) => {
      const encrypt = direction === ENCRYPT;
      const key = secretOf(keyInput);
      const data = bytesOf(dataInput).slice();
      const iv = ivInput === undefined ? new Uint8Array() : bytesOf(ivInput).slice();
      const mode = MODES[Math.floor(variant / 3)];
      const name = `aes-${String(key.length * 8)}-${String(mode)}`;
      const extra = additional === undefined ? new Uint8Array() : bytesOf(additional).slice();
      return job(() => {
        switch (mode) {
          case 'kw':
            return support.algorithms.wrapAesKey(key, data, encrypt);
          case 'gcm':
            return authenticated(name, key, iv, data, encrypt, parameter ?? TAG_BYTES, extra);
          case 'cbc':
            return plain(name, key, iv, data, encrypt);
          case 'ctr': {
            const wrap = counterWrap(iv, parameter ?? 8 * BLOCK, data.length);
            const head = plain(name, key, iv, data.subarray(0, wrap.at), encrypt);
            return join(head, plain(name, key, wrap.iv, data.subarray(wrap.at), encrypt));
          }
          default:
            throw failed();
        }
      });
    },
    ChaCha20Poly1305CipherJob: (
      direction: number,
      keyInput: KeyInput,
      dataInput: Bytes,
      ivInput: Bytes,
      additional?: Bytes,
    ) => {
      const data = bytesOf(dataInput).slice();
      const extra = additional === undefined ? new Uint8Array() : bytesOf(additional).slice();
      const iv = bytesOf(ivInput).slice();
      const encrypt = direction === ENCRYPT;
      return job(() => authenticated('chacha20-poly1305', secretOf(keyInput), iv, data, encrypt, TAG_BYTES, extra));
    },
  };
}
