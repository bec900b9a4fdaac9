/** Asymmetric keys as SPKI, PKCS#8 (RFC 5208), SEC 1 (RFC 5915), PEM and JSON Web Key. */
import { decodeBase64, encodeBase64 } from './base64.ts';
import { CURVES, findCurve, fromPrivate, fromPublic, type AsymmetricKey, type AsymmetricType } from './curves.ts';
import {
  decodeAll,
  decodePem,
  decodeSequence,
  DerError,
  encode,
  encodeObjectId,
  encodePem,
  objectIdText,
  Tag,
  type Element,
} from './der.ts';

export type KeyEncoding = 'spki' | 'pkcs8' | 'sec1' | 'pkcs1';

/** A kind of key that is understood but not supported. */
export class UnsupportedKeyError extends Error {}

const EC_OBJECT_ID = '1.2.840.10045.2.1';
const OBJECT_IDS: Readonly<Record<string, AsymmetricType>> = {
  '1.3.101.112': 'ed25519',
  '1.3.101.110': 'x25519',
  [EC_OBJECT_ID]: 'ec',
};
const JWK_NAMES = { Ed25519: 'ed25519', X25519: 'x25519' } as const;

const PEM_LABELS: Readonly<Record<string, KeyEncoding>> = {
  'PUBLIC KEY': 'spki',
  'PRIVATE KEY': 'pkcs8',
  'EC PRIVATE KEY': 'sec1',
};

/** JSON Web Key, as far as it is read or written here. */
export interface JsonWebKey {
  kty?: unknown;
  crv?: unknown;
  x?: unknown;
  y?: unknown;
  d?: unknown;
}

type Kind = Pick<AsymmetricKey, 'type' | 'curve'>;

function need(element: Element | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw new DerError('wrong tag');
  return element.content;
}

function decodeAlgorithm(element: Element | undefined): Kind {
  const [id, parameters] = decodeAll(need(element, Tag.sequence));
  const type = OBJECT_IDS[objectIdText(need(id, Tag.objectId))];
  if (type === undefined) throw new UnsupportedKeyError('keys of other kinds than Ed25519, X25519 and EC');
  if (type !== 'ec') return { type, curve: undefined };
  return { type, curve: decodeCurve(parameters) };
}

function decodeCurve(element: Element | undefined): AsymmetricKey['curve'] {
  const name = objectIdText(need(element, Tag.objectId));
  const curve = findCurve(name);
  if (curve === undefined) throw new UnsupportedKeyError(`elliptic curve ${name}`);
  return curve.name;
}

function decodeSec1(der: Uint8Array, known: AsymmetricKey['curve']): AsymmetricKey {
  const [, secret, ...optional] = decodeSequence(der);
  const parameters = optional.find(({ tag }) => tag === Tag.context0);
  const curve = parameters === undefined ? known : decodeCurve(decodeAll(parameters.content)[0]);
  return fromPrivate('ec', curve, need(secret, Tag.octetString));
}

/** Reads DER. @throws {DerError | UnsupportedKeyError | Error} */
export function decodeKey(der: Uint8Array, encoding: KeyEncoding): AsymmetricKey {
  switch (encoding) {
    case 'spki': {
      const [algorithm, bits] = decodeSequence(der);
      const { type, curve } = decodeAlgorithm(algorithm);
      return fromPublic(type, curve, need(bits, Tag.bitString).slice(1));
    }
    case 'pkcs8': {
      const [, algorithm, secret] = decodeSequence(der);
      const { type, curve } = decodeAlgorithm(algorithm);
      const content = need(secret, Tag.octetString);
      if (type === 'ec') return decodeSec1(content, curve);
      return fromPrivate(type, undefined, need(decodeAll(content)[0], Tag.octetString));
    }
    case 'sec1':
      return decodeSec1(der, undefined);
    case 'pkcs1':
      throw new UnsupportedKeyError('RSA keys');
  }
}

/** Reads the first key of PEM text; `undefined` when there is none. @throws {UnsupportedKeyError} */
export function decodePemKey(text: string): AsymmetricKey | undefined {
  const found = decodePem(text);
  if (found === undefined) return undefined;
  const encoding = PEM_LABELS[found.label];
  if (encoding === undefined) throw new UnsupportedKeyError(found.label);
  return decodeKey(found.der, encoding);
}

function encodeAlgorithm({ type, curve }: Kind): Uint8Array {
  const id = Object.keys(OBJECT_IDS).find((key) => OBJECT_IDS[key] === type) ?? '';
  const parameters = curve === undefined ? [] : [encodeObjectId(findCurve(curve)?.objectId ?? '')];
  return encode(Tag.sequence, encodeObjectId(id), ...parameters);
}

const bitString = (bytes: Uint8Array): Uint8Array => encode(Tag.bitString, Uint8Array.of(0), bytes);
const integer = (value: number): Uint8Array => encode(Tag.integer, Uint8Array.of(value));

function encodeSec1(key: AsymmetricKey, secret: Uint8Array, withCurve: boolean): Uint8Array<ArrayBuffer> {
  const id = findCurve(key.curve ?? '')?.objectId ?? '';
  return encode(
    Tag.sequence,
    integer(1),
    encode(Tag.octetString, secret),
    ...(withCurve ? [encode(Tag.context0, encodeObjectId(id))] : []),
    encode(Tag.context1, bitString(key.public)),
  );
}

export function encodeKey(key: AsymmetricKey, encoding: KeyEncoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'spki') return encode(Tag.sequence, encodeAlgorithm(key), bitString(key.public));
  const secret = key.private;
  if (secret === undefined) throw new Error('a private key is needed');
  if (encoding === 'sec1') return encodeSec1(key, secret, true);
  const content = key.type === 'ec' ? encodeSec1(key, secret, false) : encode(Tag.octetString, secret);
  return encode(Tag.sequence, integer(0), encodeAlgorithm(key), encode(Tag.octetString, content));
}

export function encodePemKey(key: AsymmetricKey, encoding: KeyEncoding): string {
  const label = Object.keys(PEM_LABELS).find((name) => PEM_LABELS[name] === encoding) ?? '';
  return encodePem(label, encodeKey(key, encoding));
}

/** `undefined`: the key is not one that is understood. */
export function decodeJwk({ kty, crv, x, y, d }: JsonWebKey): AsymmetricKey | undefined {
  const bytes = (text: unknown): Uint8Array =>
    (typeof text === 'string' ? decodeBase64(text) : undefined) ?? new Uint8Array();
  if (kty === 'OKP') {
    const type = JWK_NAMES[crv as keyof typeof JWK_NAMES] as AsymmetricType | undefined;
    if (type === undefined || typeof x !== 'string') return undefined;
    return d === undefined ? fromPublic(type, undefined, bytes(x)) : fromPrivate(type, undefined, bytes(d));
  }
  const curve = findCurve(typeof crv === 'string' ? crv : '');
  if (kty !== 'EC' || curve === undefined) return undefined;
  const point = Uint8Array.of(4, ...bytes(x), ...bytes(y));
  const key = fromPublic('ec', curve.name, point);
  return d === undefined ? key : { ...key, private: bytes(d) };
}

/** In the order of properties that Node writes. */
export function encodeJwk(key: AsymmetricKey): Record<string, string> {
  const text = (bytes: Uint8Array): string => encodeBase64(bytes, true);
  const secret = key.private === undefined ? {} : { d: text(key.private) };
  if (key.type !== 'ec') {
    const crv = key.type === 'ed25519' ? 'Ed25519' : 'X25519';
    return { crv, ...secret, x: text(key.public), kty: 'OKP' };
  }
  const curve = CURVES.find(({ name }) => name === key.curve);
  const size = curve?.size ?? 0;
  const [x, y] = [key.public.slice(1, 1 + size), key.public.slice(1 + size)];
  return { kty: 'EC', x: text(x), y: text(y), crv: curve?.jwk ?? '', ...secret };
}
