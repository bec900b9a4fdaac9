/** Asymmetric keys in all the forms that Node's library hands to C++, with Node's errors for what is no key. */
import type { AsymmetricKey, AsymmetricType } from '../../algorithms/curves.ts';
import type { JsonWebKey, KeyEncoding } from '../../algorithms/key-formats.ts';
import { host } from '../../process/host-globals.ts';
import { bytesOf, codedError, opensslError, type Bytes, type CryptoSupport } from './crypto-support.ts';
import { unavailable } from '../runtime.ts';

/** `PKFormatType` of src/crypto/crypto_keys.h. */
const Format = { der: 0, pem: 1, jwk: 2, rawPublic: 3, rawPrivate: 4 } as const;
/** `PKEncodingType`, by its number. */
const ENCODINGS: readonly KeyEncoding[] = ['pkcs1', 'pkcs8', 'spki', 'sec1'];

const RAW_TYPES: Readonly<Record<string, AsymmetricType>> = { ec: 'ec', ed25519: 'ed25519', x25519: 'x25519' };

/** What a key is read from. */
export type KeyText = Bytes | JsonWebKey;

const unreadable = (): Error => opensslError('1E08010C', 'DECODER routines', 'unsupported');

function badDer(): Error {
  return Object.assign(new Error('Failed to read asymmetric key'), {
    opensslErrorStack: [
      'error:0688010A:asn1 encoding routines::nested asn1 error',
      'error:06800066:asn1 encoding routines::bad object header',
      'error:0680009B:asn1 encoding routines::too long',
    ],
  });
}

function readJwk(support: CryptoSupport, jwk: JsonWebKey): AsymmetricKey {
  const { kty } = jwk;
  if (kty === 'RSA') throw unavailable('RSA keys');
  if (kty !== 'EC' && kty !== 'OKP') {
    throw codedError(TypeError, 'ERR_CRYPTO_INVALID_JWK', `${String(kty)} is not a supported JWK key type`);
  }
  let key: AsymmetricKey | undefined;
  try {
    key = support.curves.decodeJwk(jwk);
  } catch {
    // Told below.
  }
  if (key === undefined) throw codedError(TypeError, 'ERR_CRYPTO_INVALID_JWK', `Invalid JWK ${kty} key`);
  return key;
}

function readRaw(
  support: CryptoSupport,
  bytes: Uint8Array,
  isPrivate: boolean,
  name: string,
  curveName: string | null | undefined,
): AsymmetricKey {
  const { findCurve, fromPrivate, fromPublic } = support.curves;
  const type = RAW_TYPES[name.toLowerCase()];
  if (type === undefined) throw unavailable(`${name} keys`);
  const curve = type === 'ec' ? findCurve(curveName ?? '')?.name : undefined;
  if (type === 'ec' && curve === undefined) {
    throw codedError(TypeError, 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
  }
  try {
    return (isPrivate ? fromPrivate : fromPublic)(type, curve, bytes.slice());
  } catch {
    throw codedError(TypeError, 'ERR_INVALID_ARG_VALUE', 'Invalid key data');
  }
}

/** Runs what reads; kinds of keys that are not supported get Node's code for that. */
function reading<R>(support: CryptoSupport, read: () => R, otherwise: () => Error): R {
  try {
    return read();
  } catch (error) {
    if (error instanceof support.curves.UnsupportedKeyError) throw unavailable(error.message);
    throw otherwise();
  }
}

/** A key pair, or a public key alone. @throws {Error} Node's for what cannot be read */
export function readAsymmetricKey(
  support: CryptoSupport,
  source: KeyText,
  wantsPrivate: boolean,
  format?: number | null,
  encoding?: number | string | null,
  passphrase?: unknown,
  curve?: string | null,
): AsymmetricKey {
  if (format === Format.jwk) return readJwk(support, source as JsonWebKey);
  const bytes = bytesOf(source as Bytes);
  if (format === Format.rawPublic || format === Format.rawPrivate) {
    return readRaw(support, bytes, format === Format.rawPrivate, String(encoding), curve);
  }
  const { decodeKey, decodePemKey } = support.curves;
  if (format === Format.der) {
    return reading(support, () => decodeKey(bytes, ENCODINGS[Number(encoding)] ?? 'spki'), badDer);
  }
  if (passphrase !== undefined && passphrase !== null) throw unavailable('encrypted private keys');
  const key = reading(support, () => decodePemKey(new host.TextDecoder().decode(bytes)), unreadable);
  if (key === undefined || (wantsPrivate && key.private === undefined)) throw unreadable();
  return key;
}

/** The other direction: DER as bytes, PEM as text. */
export function writeAsymmetricKey(
  support: CryptoSupport,
  key: AsymmetricKey,
  isPrivate: boolean,
  format: number | undefined,
  encoding: number | undefined,
  cipher: unknown,
): Uint8Array | string {
  if (cipher !== undefined && cipher !== null) throw unavailable('encrypted private keys');
  const { encodeKey, encodePemKey } = support.curves;
  const form = ENCODINGS[encoding ?? -1] ?? (isPrivate ? 'pkcs8' : 'spki');
  return format === Format.pem ? encodePemKey(key, form) : encodeKey(key, form);
}
