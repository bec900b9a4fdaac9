/** Jobs that make bytes: random ones, and ones derived from a password or key. */
import { host } from '../../process/host-globals.ts';
import type { JobDefinition } from './crypto-jobs.ts';
import { KeyObjectHandle, KeyType, secretOf, type KeyClasses, type KeyInput } from './crypto-keys.ts';
import { bytesOf, codedError, invalidDigest, ownBuffer, type Bytes, type CryptoSupport } from './crypto-support.ts';

/** The browser fills no more at once. */
const RANDOM_BYTES_AT_ONCE = 65_536;
/** A hash of more bytes than this goes to the thread pool. */
const POOLED_HASH_BYTES = 1 << 20;
const SCRYPT_PR_MAX = 2 ** 30 - 1;
const MAX_INT = 2 ** 31 - 1;
const getRandomValues = host.crypto.getRandomValues.bind(host.crypto);

export function fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
  for (let at = 0; at < bytes.length; at += RANDOM_BYTES_AT_ONCE) {
    const part = bytes.subarray(at, at + RANDOM_BYTES_AT_ONCE);
    if (bytes.buffer instanceof ArrayBuffer) getRandomValues(part);
    // Browsers refuse shared memory.
    else part.set(getRandomValues(new Uint8Array(part.length)));
  }
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  fillRandom(bytes);
  return bytes;
}

/** OpenSSL does not derive nothing. */
const NO_BITS = {
  compute: () => {
    throw new Error('Deriving bits failed');
  },
};

const invalidScrypt = (detail = ''): Error =>
  codedError(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', `Invalid scrypt params${detail}`);

/** OpenSSL's checks (crypto/evp/pbe_scrypt.c). */
function checkScrypt(N: number, r: number, p: number, maxMemory: number): void {
  if (r === 0 || p === 0 || N < 2 || (N & (N - 1)) !== 0) throw invalidScrypt();
  const mixing = p * 128 * r;
  const table = 32 * r * (N + 2) * 4;
  const fits = p <= SCRYPT_PR_MAX / r && (16 * r > 63 || N < 2 ** (16 * r)) && mixing <= MAX_INT;
  if (!fits || mixing + table > maxMemory) {
    throw invalidScrypt(': error:030000AC:digital envelope routines::memory limit exceeded');
  }
}

export function deriveJobs(support: CryptoSupport, keys: KeyClasses): Record<string, JobDefinition> {
  const checkHash = (name: string): number => {
    const found = support.algorithms.findHash(name);
    if (found === undefined) throw invalidDigest(name);
    return found.length;
  };

  return {
    RandomBytesJob: (buffer: Bytes, offset: number, size: number) => ({
      compute: () => {
        fillRandom(bytesOf(buffer).subarray(offset, offset + size));
      },
    }),
    PBKDF2Job: (password: KeyInput, salt: Bytes, iterations: number, length: number, hash: string) => {
      checkHash(hash);
      if (length === 0) return NO_BITS;
      const job = { kind: 'pbkdf2', hash, iterations, length } as const;
      return { pooled: { ...job, password: secretOf(password).slice(), salt: bytesOf(salt).slice() } };
    },
    ScryptJob: (
      password: KeyInput,
      salt: Bytes,
      N: number,
      r: number,
      p: number,
      maxMemory: number,
      length: number,
    ) => {
      checkScrypt(N, r, p, maxMemory);
      const job = { kind: 'scrypt', N, r, p, length } as const;
      return { pooled: { ...job, password: secretOf(password).slice(), salt: bytesOf(salt).slice() } };
    },
    HKDFJob: (hash: string, key: KeyInput, salt: Bytes, info: Bytes, length: number) => {
      if (length > 255 * checkHash(hash))
        throw codedError(RangeError, 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
      if (length === 0) return NO_BITS;
      const copies = { key: secretOf(key).slice(), salt: bytesOf(salt).slice(), info: bytesOf(info).slice() };
      const job = { kind: 'hkdf', hash, length, ...copies } as const;
      return { compute: () => ownBuffer(support.algorithms.runJob(job)) };
    },
    HashJob: (hash: string, data: Bytes, bits?: number) => {
      checkHash(hash);
      const length = bits === undefined ? undefined : bits / 8;
      const job = { kind: 'hash', hash, data: bytesOf(data).slice(), length } as const;
      if (job.data.length > POOLED_HASH_BYTES) return { pooled: job };
      return { compute: () => ownBuffer(support.algorithms.runJob(job)) };
    },
    HmacJob: (mode: number, hash: string, key: KeyInput, data: Bytes, signature?: Bytes) => {
      const found = support.algorithms.findHash(hash);
      if (found === undefined) throw invalidDigest(hash);
      const copy = bytesOf(data).slice();
      const expected = signature && bytesOf(signature).slice();
      return {
        compute: () => {
          const mac = support.algorithms.startHmac(found, secretOf(key)).update(copy).digest();
          if (mode === 0) return ownBuffer(mac);
          return mac.length === expected?.length && mac.every((byte, at) => byte === expected[at]);
        },
      };
    },
    SecretKeyGenJob: (
      bits: number,
      algorithm?: Record<string, unknown>,
      usagesMask?: number,
      extractable?: boolean,
    ) => ({
      compute: () => {
        const secret = randomBytes(Math.floor(bits / 8));
        const handle = KeyObjectHandle.of({ type: KeyType.secret, secret });
        if (algorithm === undefined) return handle;
        return keys.createCryptoKey(handle, algorithm, usagesMask ?? 0, extractable ?? false);
      },
    }),
  };
}

export function createRandomBinding(): Record<string, unknown> {
  return {
    secureBuffer: (length: number) => new Uint8Array(length),
    secureHeapUsed: () => undefined,
    timingSafeEqual: (a: unknown, b: unknown) => {
      for (const [at, value] of [a, b].entries()) {
        if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) continue;
        const message = `The "buf${String(at + 1)}" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView.`;
        throw codedError(TypeError, 'ERR_INVALID_ARG_TYPE', message);
      }
      const [left, right] = [bytesOf(a as Bytes), bytesOf(b as Bytes)];
      if (left.length !== right.length) {
        const message = 'Input buffers must have the same byte length';
        throw codedError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', message);
      }
      let differs = 0;
      for (let i = 0; i < left.length; i++) differs |= (left[i] ?? 0) ^ (right[i] ?? 0);
      return differs === 0;
    },
  };
}
