/** Elliptic-curve keys: Ed25519, X25519 and ECDSA/ECDH on the NIST curves and secp256k1. */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import type { ECDSA } from '@noble/curves/abstract/weierstrass.js';
import { findHash, startHash } from './hashes.ts';

export type AsymmetricType = 'ed25519' | 'x25519' | 'ec';
export type CurveName = 'prime256v1' | 'secp384r1' | 'secp521r1' | 'secp256k1';

/** A key, in raw bytes: points of curves uncompressed, private keys as big-endian numbers or seeds. */
export interface AsymmetricKey {
  type: AsymmetricType;
  /** Only of `ec`. */
  curve: CurveName | undefined;
  public: Uint8Array;
  private: Uint8Array | undefined;
}

/** What is known of a curve. */
export interface Curve {
  name: CurveName;
  /** JSON Web Key's name. */
  jwk: string;
  objectId: string;
  /** Bytes of a coordinate and of a private key. */
  size: number;
}

const ECDSAS: Readonly<Record<CurveName, ECDSA>> = {
  prime256v1: p256,
  secp384r1: p384,
  secp521r1: p521,
  secp256k1,
};

export const CURVES: readonly Curve[] = [
  { name: 'prime256v1', jwk: 'P-256', objectId: '1.2.840.10045.3.1.7', size: 32 },
  { name: 'secp256k1', jwk: 'secp256k1', objectId: '1.3.132.0.10', size: 32 },
  { name: 'secp384r1', jwk: 'P-384', objectId: '1.3.132.0.34', size: 48 },
  { name: 'secp521r1', jwk: 'P-521', objectId: '1.3.132.0.35', size: 66 },
];

/** By OpenSSL's name, NIST's, or object id. */
export function findCurve(name: string): Curve | undefined {
  return CURVES.find((curve) => curve.name === name || curve.jwk === name || curve.objectId === name);
}

function ecdsaOf(key: Pick<AsymmetricKey, 'curve'>): ECDSA {
  if (key.curve === undefined) throw new Error('the key has no curve');
  return ECDSAS[key.curve];
}

/** The key pair of a private key. @throws {Error} when it is none of that curve */
export function fromPrivate(type: AsymmetricType, curve: CurveName | undefined, secret: Uint8Array): AsymmetricKey {
  if (type === 'ec') {
    return { type, curve, public: ecdsaOf({ curve }).getPublicKey(secret, false), private: secret };
  }
  const scheme = type === 'ed25519' ? ed25519 : x25519;
  return { type, curve: undefined, public: scheme.getPublicKey(secret), private: secret };
}

/** A checked public key; a compressed point is expanded. @throws {Error} when it is none of that curve */
export function fromPublic(type: AsymmetricType, curve: CurveName | undefined, bytes: Uint8Array): AsymmetricKey {
  if (type === 'ec') {
    return { type, curve, public: convertPoint(curve, bytes, false), private: undefined };
  }
  if (bytes.length !== 32) throw new Error('a public key has 32 bytes');
  return { type, curve: undefined, public: bytes, private: undefined };
}

/** A point in the other form. @throws {Error} when it is none of that curve */
export function convertPoint(curve: CurveName | undefined, bytes: Uint8Array, compressed: boolean): Uint8Array {
  const { Point } = ecdsaOf({ curve });
  // The hybrid form is the uncompressed one with the parity of y in its first byte.
  const isHybrid = bytes[0] === 6 || bytes[0] === 7;
  const plain = isHybrid ? Uint8Array.of(4, ...bytes.subarray(1)) : bytes;
  return Point.fromBytes(plain).toBytes(compressed);
}

/** A new key pair. `random` gives that many random bytes. */
export function generatePair(
  type: AsymmetricType,
  curve: CurveName | undefined,
  random: (length: number) => Uint8Array,
): AsymmetricKey {
  if (type !== 'ec') return fromPrivate(type, undefined, random(32));
  const ecdsa = ecdsaOf({ curve });
  return fromPrivate(type, curve, ecdsa.utils.randomSecretKey(random(ecdsa.lengths.seed ?? 0)));
}

/** How an ECDSA signature is written. */
export type SignatureForm = 'der' | 'compact';

function digestOf(hash: string | undefined, data: Uint8Array): Uint8Array {
  const found = findHash(hash ?? 'sha256');
  if (found === undefined) throw new Error('no such hash');
  return startHash(found).update(data).digest();
}

/** Signs; `hash` is of ECDSA only (SHA-256 when it is not said). */
export function sign(key: AsymmetricKey, hash: string | undefined, data: Uint8Array, form: SignatureForm): Uint8Array {
  if (key.private === undefined) throw new Error('a private key is needed');
  if (key.type === 'ed25519') return ed25519.sign(data, key.private);
  return ecdsaOf(key).sign(digestOf(hash, data), key.private, { prehash: false, lowS: false, format: form });
}

export function verify(
  key: AsymmetricKey,
  hash: string | undefined,
  data: Uint8Array,
  signature: Uint8Array,
  form: SignatureForm,
): boolean {
  try {
    if (key.type === 'ed25519') return ed25519.verify(signature, data, key.public, { zip215: false });
    const options = { prehash: false, lowS: false, format: form };
    return ecdsaOf(key).verify(signature, digestOf(hash, data), key.public, options);
  } catch {
    // Bytes that are no signature at all.
    return false;
  }
}

/** Diffie-Hellman: what both sides can compute. @throws {Error} for a public key that gives nothing */
export function sharedSecret(own: AsymmetricKey, other: Uint8Array): Uint8Array {
  if (own.private === undefined) throw new Error('a private key is needed');
  if (own.type === 'x25519') return x25519.getSharedSecret(own.private, other);
  // A compressed point is its first byte and x, and x is the secret.
  return ecdsaOf(own).getSharedSecret(own.private, other, true).slice(1);
}
