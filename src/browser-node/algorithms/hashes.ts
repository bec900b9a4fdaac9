/** Hash functions by OpenSSL's names. */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import type { CHash } from '@noble/hashes/utils.js';

/** A hash that is being computed. */
export interface RunningHash {
  /** Bytes. */
  readonly blockLen: number;
  /** Bytes. */
  readonly outputLen: number;
  update(data: Uint8Array): RunningHash;
  /** Ends it. */
  digest(): Uint8Array<ArrayBuffer>;
  clone(): RunningHash;
}

/** A hash function. */
export interface HashFunction {
  name: string;
  hash: CHash;
  /** Output bytes when none are asked for. */
  length: number;
  /** Whether any number of bytes can be asked for (SHAKE). */
  extendable: boolean;
}

const FUNCTIONS: Readonly<Record<string, CHash>> = {
  md5,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  'sha512-224': sha512_224,
  'sha512-256': sha512_256,
  'sha3-224': sha3_224,
  'sha3-256': sha3_256,
  'sha3-384': sha3_384,
  'sha3-512': sha3_512,
  ripemd160,
  blake2b512: blake2b,
  blake2s256: blake2s,
  shake128: shake128,
  shake256: shake256,
};

/** OpenSSL's default output of SHAKE, in bytes. */
const SHAKE_BYTES: Readonly<Record<string, number>> = { shake128: 16, shake256: 32 };

/** Names that mean the same, in lower case. */
const ALIASES: Readonly<Record<string, string>> = {
  'ssl3-md5': 'md5',
  'ssl3-sha1': 'sha1',
  'rsa-sha1-2': 'sha1',
  rmd160: 'ripemd160',
  ripemd: 'ripemd160',
  'ripemd-160': 'ripemd160',
  ripemd160withrsa: 'ripemd160',
  'rsa-sha512/224': 'sha512-224',
  'rsa-sha512/256': 'sha512-256',
};

/** What `crypto.getHashes()` lists in Node, without the ones that are missing here (SM3 and MD5-SHA1). */
export const HASH_NAMES: readonly string[] = (
  'RSA-MD5 RSA-RIPEMD160 RSA-SHA1 RSA-SHA1-2 RSA-SHA224 RSA-SHA256 RSA-SHA3-224 RSA-SHA3-256 RSA-SHA3-384 RSA-SHA3-512 ' +
  'RSA-SHA384 RSA-SHA512 RSA-SHA512/224 RSA-SHA512/256 blake2b512 blake2s256 id-rsassa-pkcs1-v1_5-with-sha3-224 ' +
  'id-rsassa-pkcs1-v1_5-with-sha3-256 id-rsassa-pkcs1-v1_5-with-sha3-384 id-rsassa-pkcs1-v1_5-with-sha3-512 md5 ' +
  'md5WithRSAEncryption ripemd ripemd160 ripemd160WithRSA rmd160 sha1 sha1WithRSAEncryption sha224 ' +
  'sha224WithRSAEncryption sha256 sha256WithRSAEncryption sha3-224 sha3-256 sha3-384 sha3-512 sha384 ' +
  'sha384WithRSAEncryption sha512 sha512-224 sha512-224WithRSAEncryption sha512-256 sha512-256WithRSAEncryption ' +
  'sha512WithRSAEncryption shake128 shake256 ssl3-md5 ssl3-sha1'
).split(' ');

/** The function of that name, in any of OpenSSL's spellings; `undefined` when there is none. */
export function findHash(name: string): HashFunction | undefined {
  const lower = name.toLowerCase();
  const plain = lower
    .replace(/^(?:rsa-|id-rsassa-pkcs1-v1_5-with-)/, '')
    .replace(/withrsa(?:encryption)?$/, '')
    .replace(/^sha2-/, 'sha')
    .replace(/^sha-(?=\d)/, 'sha')
    .replace(/^shake-/, 'shake');
  const key = ALIASES[lower] ?? ALIASES[plain] ?? plain;
  if (!Object.hasOwn(FUNCTIONS, key)) return undefined;
  const hash = FUNCTIONS[key];
  if (hash === undefined) return undefined;
  const shake = SHAKE_BYTES[key];
  return { name: key, hash, length: shake ?? hash.outputLen, extendable: shake !== undefined };
}

/** Begins a hash; `length` (bytes) is for extendable ones. */
export function startHash({ hash, length, extendable }: HashFunction, wanted = length): RunningHash {
  if (!extendable) return hash.create();
  const create = hash.create as unknown as (options: { dkLen: number }) => RunningHash;
  return create({ dkLen: wanted });
}
