/** Sign, Verify and ECDH of `internalBinding('crypto')`: the classes that are fed step by step. */
import type { AsymmetricKey, CurveName } from '../../algorithms/curves.ts';
import { randomBytes } from './crypto-derive.ts';
import { pairOf, type KeySource } from './crypto-keys.ts';
import { curveNamed, signatureForm } from './crypto-pairs.ts';
import { bytesOf, codedError, invalidDigest, type Bytes, type CryptoSupport } from './crypto-support.ts';

type Binding = Record<string, unknown>;

const POINT_COMPRESSED = 2;
const POINT_HYBRID = 6;

const badPublicKey = (): Error =>
  codedError(Error, 'ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY', 'Public key is not valid for specified curve');
const failed = (what: string): Error => codedError(Error, 'ERR_CRYPTO_OPERATION_FAILED', what);

/** Collects what is to be signed. */
function createSignerBase(support: CryptoSupport): new () => {
  init(hash: string): void;
  update(data: string | Bytes, encoding?: unknown): void;
  take(): { hash: string; data: Uint8Array };
} {
  return class SignBase {
    #hash = '';
    #parts: Uint8Array<ArrayBuffer>[] = [];

    init(hash: string): void {
      if (support.algorithms.findHash(hash) === undefined) throw invalidDigest();
      this.#hash = hash;
    }

    update(data: string | Bytes, encoding?: unknown): void {
      this.#parts.push(support.input(data, encoding).slice());
    }

    take(): { hash: string; data: Uint8Array } {
      const data = new Uint8Array(this.#parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of this.#parts) {
        data.set(part, at);
        at += part.length;
      }
      this.#parts = [];
      return { hash: this.#hash, data };
    }
  };
}

function checkPrehashed({ type }: AsymmetricKey): void {
  if (type !== 'ec') throw codedError(Error, 'ERR_CRYPTO_UNSUPPORTED_OPERATION', 'Unsupported crypto operation');
}

export function createSignBinding(support: CryptoSupport): Binding {
  const SignBase = createSignerBase(support);

  class Sign extends SignBase {
    sign(
      source: KeySource,
      format: number | undefined,
      type: number | undefined,
      passphrase: unknown,
      curve: string | null | undefined,
      _padding: unknown,
      _saltLength: unknown,
      encoding: number,
    ): unknown {
      const key = pairOf(source, true, format, type, passphrase, curve);
      checkPrehashed(key);
      const { hash, data } = this.take();
      return support.buffer(support.curves.sign(key, hash, data, signatureForm(encoding)));
    }
  }

  class Verify extends SignBase {
    verify(
      source: KeySource,
      format: number | undefined,
      type: number | undefined,
      passphrase: unknown,
      curve: string | null | undefined,
      signature: Bytes,
      _padding: unknown,
      _saltLength: unknown,
      encoding: number,
    ): boolean {
      const key = pairOf(source, false, format, type, passphrase, curve);
      checkPrehashed(key);
      const { hash, data } = this.take();
      return support.curves.verify(key, hash, data, bytesOf(signature).slice(), signatureForm(encoding));
    }
  }

  /** A point in the form that is asked for. */
  function point(curve: CurveName, bytes: Uint8Array, form: number): unknown {
    const converted = support.curves.convertPoint(curve, bytes, form === POINT_COMPRESSED).slice();
    if (form === POINT_HYBRID) converted[0] = POINT_HYBRID + ((converted.at(-1) ?? 0) & 1);
    return support.buffer(converted);
  }

  class ECDH {
    readonly #curve: CurveName;
    #public: Uint8Array | undefined;
    #private: Uint8Array | undefined;

    constructor(curve: string) {
      this.#curve = curveNamed(support, curve);
    }

    generateKeys(): void {
      const pair = support.curves.generatePair('ec', this.#curve, randomBytes);
      this.#public = pair.public;
      this.#private = pair.private;
    }

    computeSecret(other: Bytes): unknown {
      const own: AsymmetricKey = {
        type: 'ec',
        curve: this.#curve,
        public: this.#public ?? new Uint8Array(),
        private: this.#private,
      };
      try {
        const { public: peer } = support.curves.fromPublic('ec', this.#curve, bytesOf(other).slice());
        return support.buffer(support.curves.sharedSecret(own, peer));
      } catch {
        throw badPublicKey();
      }
    }

    getPublicKey(form: number): unknown {
      if (this.#public === undefined) throw failed('Failed to get ECDH public key');
      return point(this.#curve, this.#public, form);
    }

    getPrivateKey(): unknown {
      if (this.#private === undefined) throw failed('Failed to get ECDH private key');
      // OpenSSL writes a number here, without the zeros in front.
      const start = this.#private.findIndex((byte) => byte !== 0);
      return support.buffer(this.#private.slice(start));
    }

    setPublicKey(key: Bytes): void {
      try {
        this.#public = support.curves.fromPublic('ec', this.#curve, bytesOf(key).slice()).public;
      } catch {
        throw failed('Failed to convert Buffer to EC_POINT');
      }
    }

    setPrivateKey(key: Bytes): void {
      const size = support.curves.findCurve(this.#curve)?.size ?? 0;
      const given = bytesOf(key);
      const padded = new Uint8Array(size);
      try {
        padded.set(given, size - given.length);
        const pair = support.curves.fromPrivate('ec', this.#curve, padded);
        this.#public = pair.public;
        this.#private = pair.private;
      } catch {
        const message = 'Private key is not valid for specified curve.';
        throw codedError(RangeError, 'ERR_CRYPTO_INVALID_KEYTYPE', message);
      }
    }
  }

  return {
    Sign,
    Verify,
    ECDH,
    ECDHConvertKey: (key: Bytes, curveName: string, form: number) => {
      const curve = curveNamed(support, curveName);
      try {
        return point(curve, bytesOf(key).slice(), form);
      } catch {
        throw failed('Failed to convert Buffer to EC_POINT');
      }
    },
    getCurves: () => support.curves.CURVES.map(({ name }) => name),
  };
}
