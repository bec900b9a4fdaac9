/** Jobs with asymmetric keys: key pairs, signatures, shared secrets. */
import type { AsymmetricKey, CurveName, SignatureForm } from '../../algorithms/curves.ts';
import { randomBytes } from './crypto-derive.ts';
import type { JobDefinition, JobWork } from './crypto-jobs.ts';
import { KeyObjectHandle, KeyType, pairOf, type KeyClasses, type KeySource } from './crypto-keys.ts';
import {
  bytesOf,
  codedError,
  invalidDigest,
  opensslError,
  ownBuffer,
  type Bytes,
  type CryptoSupport,
} from './crypto-support.ts';
import { unavailable } from '../runtime.ts';

const FORMAT_JWK = 2;
const SIGNATURE_P1363 = 1;
const MODE_VERIFY = 1;

/** `[publicFormat, publicType, privateFormat, privateType, cipher, passphrase]`. */
type Encodings = readonly [number?, number?, number?, number?, unknown?, unknown?];
/** `[algorithm, publicUsages, privateUsages, extractable]`. */
type CryptoKeyOptions = readonly [Record<string, unknown>, number, number, boolean];

/** @throws {Error} when the key cannot sign with that digest, as OpenSSL says it */
export function checkSigningKey(support: CryptoSupport, key: AsymmetricKey, hash: string | undefined): void {
  if (key.type === 'x25519') {
    const reason = 'operation not supported for this keytype';
    throw opensslError('03000096', 'digital envelope routines', reason, 'EVP_', false);
  }
  if (key.type === 'ed25519' && hash !== undefined) {
    throw opensslError('1C80007A', 'Provider routines', 'invalid digest', '', false);
  }
  if (hash !== undefined && support.algorithms.findHash(hash) === undefined) throw invalidDigest(hash);
}

export const signatureForm = (encoding: number | undefined): SignatureForm =>
  encoding === SIGNATURE_P1363 ? 'compact' : 'der';

export function curveNamed(support: CryptoSupport, name: string): CurveName {
  const curve = support.curves.findCurve(name);
  if (curve !== undefined) return curve.name;
  if (/^(?:sec[pt]\d|prime\d|brainpool|c2[pt]nb|wap-|Oakley|SM2)/.test(name))
    throw unavailable(`elliptic curve ${name}`);
  throw codedError(TypeError, 'ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name');
}

export function pairJobs(support: CryptoSupport, keys: KeyClasses): Record<string, JobDefinition> {
  const constants = support.context.facts.bindings['crypto'] ?? {};

  function encoded(
    handle: KeyObjectHandle,
    format: number | undefined,
    type: number | undefined,
    cipher: unknown,
  ): unknown {
    if (format === undefined) return handle;
    return format === FORMAT_JWK ? handle.exportJwk({}) : handle.export(format, type, cipher);
  }

  function generate(make: () => AsymmetricKey, options: Encodings | CryptoKeyOptions): JobWork {
    return {
      compute: () => {
        const key = make();
        const publicHandle = KeyObjectHandle.of({ type: KeyType.public, key: { ...key, private: undefined } });
        const privateHandle = KeyObjectHandle.of({ type: KeyType.private, key });
        if (typeof options[0] === 'object') {
          const [algorithm, publicUsages, privateUsages, extractable] = options as CryptoKeyOptions;
          return {
            publicKey: keys.createCryptoKey(publicHandle, algorithm, publicUsages, true),
            privateKey: keys.createCryptoKey(privateHandle, algorithm, privateUsages, extractable),
          };
        }
        const [publicFormat, publicType, privateFormat, privateType, cipher] = options as Encodings;
        return [
          encoded(publicHandle, publicFormat, publicType, undefined),
          encoded(privateHandle, privateFormat, privateType, cipher),
        ];
      },
    };
  }

  return {
    NidKeyPairGenJob: (nid: number, ...options: Encodings) => {
      const name = Object.keys(constants).find((key) => key.startsWith('EVP_PKEY_') && constants[key] === nid);
      if (nid !== constants['EVP_PKEY_ED25519'] && nid !== constants['EVP_PKEY_X25519']) {
        throw unavailable(`key pairs of type ${String(name?.slice('EVP_PKEY_'.length))}`);
      }
      const type = nid === constants['EVP_PKEY_ED25519'] ? 'ed25519' : 'x25519';
      return generate(() => support.curves.generatePair(type, undefined, randomBytes), options);
    },
    EcKeyPairGenJob: (curveName: string, _encoding: unknown, ...options: Encodings) => {
      const curve = curveNamed(support, curveName);
      return generate(() => support.curves.generatePair('ec', curve, randomBytes), options);
    },
    SignJob: (
      mode: number,
      source: KeySource,
      format: number | undefined,
      type: number | undefined,
      passphrase: unknown,
      curve: string | null | undefined,
      dataInput: Bytes,
      hash: string | null | undefined,
      _saltLength: unknown,
      _padding: unknown,
      encoding: number | undefined,
      _context: unknown,
      signatureInput?: Bytes,
    ) => {
      const isVerify = mode === MODE_VERIFY;
      const name = hash ?? undefined;
      if (name !== undefined && support.algorithms.findHash(name) === undefined) throw invalidDigest(name);
      const key = pairOf(source, !isVerify, format, type, passphrase, curve);
      const data = bytesOf(dataInput).slice();
      const form = signatureForm(encoding);
      const signature = signatureInput === undefined ? new Uint8Array() : bytesOf(signatureInput).slice();
      return {
        compute: () => {
          checkSigningKey(support, key, name);
          if (isVerify) return support.curves.verify(key, name, data, signature, form);
          return ownBuffer(support.curves.sign(key, name, data, form));
        },
      };
    },
    DHBitsJob: (...args: unknown[]) => {
      type Input = [KeySource, number?, number?, unknown?, (string | null)?];
      // WebCrypto hands over two keys only.
      const [publicInput, privateInput] =
        args[1] instanceof KeyObjectHandle
          ? [[args[0]] as Input, [args[1]] as Input]
          : [args.slice(0, 5) as Input, args.slice(5, 10) as Input];
      const read = ([source, format, type, passphrase, curve]: Input, wantsPrivate: boolean): AsymmetricKey =>
        pairOf(source, wantsPrivate, format, type, passphrase, curve);
      const other = read(publicInput, false);
      const own = read(privateInput, true);
      return {
        compute: () => {
          if (own.type !== other.type || own.curve !== other.curve) {
            throw opensslError('1C8000CB', 'Provider routines', 'mismatching domain parameters', '', false);
          }
          return ownBuffer(support.curves.sharedSecret(own, other.public));
        },
      };
    },
  };
}
