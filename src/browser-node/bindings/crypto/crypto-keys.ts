/** Key objects of `internalBinding('crypto')`: handles that hold a key, and the two classes that Node's library extends. */
import type { AsymmetricKey } from '../../algorithms/curves.ts';
import type { JsonWebKey } from '../../algorithms/key-formats.ts';
import { host } from '../../process/host-globals.ts';
import { readAsymmetricKey, writeAsymmetricKey, type KeyText } from './crypto-key-input.ts';
import { bytesOf, codedError, type Bytes, type CryptoSupport } from './crypto-support.ts';

type Binding = Record<string, unknown>;

/** `KeyType` of src/crypto/crypto_keys.h. */
export const KeyType = { secret: 0, public: 1, private: 2 } as const;
/** See `MessageObjects`. */
const KEY_OBJECT = 'native:internal/crypto/keys#KeyObject';
const CRYPTO_KEY = 'native:internal/crypto/keys#CryptoKey';
const FORMAT_JWK = 2;
const POINT_COMPRESSED = 2;

/** What a job or a cipher takes as its key. */
export type KeyInput = Bytes | KeyObjectHandle;
/** What an asymmetric key can be given as. */
export type KeySource = KeyText | KeyObjectHandle;

/** A key as it travels to another thread. */
export type KeyData = { type: number; secret: Uint8Array } | { type: number; key: AsymmetricKey };

/** A key: secret bytes, or a public or private key of a pair. */
export class KeyObjectHandle {
  /** Of the thread that this is in; set with the binding. */
  static support: CryptoSupport;
  #data: KeyData = { type: KeyType.secret, secret: new Uint8Array() };

  static of(data: KeyData): KeyObjectHandle {
    const handle = new KeyObjectHandle();
    handle.#data = data;
    return handle;
  }

  get data(): KeyData {
    return this.#data;
  }

  /** The bytes of a secret key. */
  get secret(): Uint8Array {
    return 'secret' in this.#data ? this.#data.secret : new Uint8Array();
  }

  /** @throws {TypeError} when it is a secret key */
  get pair(): AsymmetricKey {
    if ('key' in this.#data) return this.#data.key;
    throw codedError(TypeError, 'ERR_CRYPTO_INVALID_KEYTYPE', 'Invalid key type');
  }

  init(
    type: number,
    data: KeySource,
    format?: number | null,
    encoding?: number | string | null,
    passphrase?: unknown,
    curve?: string | null,
  ): void {
    if (type !== KeyType.secret) {
      const key = pairOf(data, type === KeyType.private, format, encoding, passphrase, curve);
      this.#data = { type, key: type === KeyType.public ? { ...key, private: undefined } : key };
    } else if (format === FORMAT_JWK) {
      const { k } = data as JsonWebKey & { k?: unknown };
      const secret = typeof k === 'string' ? KeyObjectHandle.support.algorithms.decodeBase64(k) : undefined;
      if (secret === undefined) throw codedError(TypeError, 'ERR_CRYPTO_INVALID_JWK', 'Invalid JWK secret key format');
      this.#data = { type, secret };
    } else {
      this.#data = { type, secret: secretOf(data as KeyInput).slice() };
    }
  }

  getKeyType(): number {
    return this.#data.type;
  }

  getSymmetricKeySize(): number {
    return this.secret.length;
  }

  getAsymmetricKeyType(): string {
    return this.pair.type;
  }

  checkEcKeyData(): boolean {
    return this.pair.type === 'ec';
  }

  keyDetail(target: Record<string, unknown>): unknown {
    return Object.assign(target, { namedCurve: this.pair.curve });
  }

  export(format?: number, encoding?: number, cipher?: unknown): unknown {
    if ('secret' in this.#data) return KeyObjectHandle.support.buffer(this.#data.secret.slice());
    const written = writeAsymmetricKey(
      KeyObjectHandle.support,
      this.pair,
      this.#data.type === KeyType.private,
      format,
      encoding,
      cipher,
    );
    return written instanceof Uint8Array ? KeyObjectHandle.support.buffer(written) : written;
  }

  exportJwk(target: Record<string, unknown>): unknown {
    if ('secret' in this.#data)
      return Object.assign(target, {
        kty: 'oct',
        k: KeyObjectHandle.support.algorithms.encodeBase64(this.#data.secret, true),
      });
    return Object.assign(target, KeyObjectHandle.support.curves.encodeJwk(this.pair));
  }

  rawPublicKey(): unknown {
    return KeyObjectHandle.support.buffer(this.pair.public.slice());
  }

  rawPrivateKey(): unknown {
    return KeyObjectHandle.support.buffer(this.pair.private?.slice() ?? new Uint8Array());
  }

  exportECPublicRaw(form: number): unknown {
    const { curve, public: point } = this.pair;
    return KeyObjectHandle.support.buffer(
      KeyObjectHandle.support.curves.convertPoint(curve, point, form === POINT_COMPRESSED),
    );
  }

  exportECPrivateRaw(): unknown {
    return this.rawPrivateKey();
  }

  equals(other: KeyObjectHandle): boolean {
    const bytes = ({ data }: KeyObjectHandle): Uint8Array =>
      'secret' in data ? data.secret : Uint8Array.of(...(data.key.private ?? []), ...data.key.public);
    const [mine, theirs] = [bytes(this), bytes(other)];
    return mine.length === theirs.length && mine.every((byte, at) => byte === theirs[at]);
  }
}

/** The key pair, or public key, in any of its forms. @throws {Error} Node's for what cannot be read */
export function pairOf(
  source: KeySource,
  wantsPrivate: boolean,
  ...how: [format?: number | null, encoding?: number | string | null, passphrase?: unknown, curve?: string | null]
): AsymmetricKey {
  if (source instanceof KeyObjectHandle) return source.pair;
  return readAsymmetricKey(KeyObjectHandle.support, source, wantsPrivate, ...how);
}

/** The bytes of a secret. */
export function secretOf(key: KeyInput): Uint8Array {
  return key instanceof KeyObjectHandle ? key.secret : bytesOf(key);
}

const wrongThis = (name: string): Error =>
  codedError(TypeError, 'ERR_INVALID_THIS', `Value of "this" must be of type ${name}`);

/** Keys that clone: see `MessageObjects`. */
function makeCloneable(support: CryptoSupport, prototype: object, info: string, data: (key: object) => unknown): void {
  const { symbols, facts } = support.context;
  const { kCloneable } = facts.bindings['util']?.['constants'] as Record<string, number>;
  Object.defineProperties(prototype, {
    [symbols.private['transfer_mode_private_symbol'] as symbol]: { value: kCloneable },
    [symbols.perIsolate['messaging_clone_symbol'] as symbol]: {
      value(this: object) {
        return { data: data(this), deserializeInfo: info };
      },
    },
  });
}

/** What an InternalCryptoKey is made of. */
type CryptoKeyArguments = [
  handle: KeyObjectHandle,
  algorithm: Record<string, unknown> | undefined,
  usagesMask: number,
  extractable: boolean,
];

/** The classes of keys, and how WebCrypto's are made. */
export interface KeyClasses {
  binding: Binding;
  createCryptoKey(...args: CryptoKeyArguments): object;
}

export function createKeyClasses(support: CryptoSupport): KeyClasses {
  KeyObjectHandle.support = support;
  const { context } = support;
  let InternalCryptoKey: (new (...args: CryptoKeyArguments) => object) | undefined;

  class NativeKeyObject {
    static slots(key: object): [type: number, handle: KeyObjectHandle] {
      if (!(#handle in key)) throw wrongThis('KeyObject');
      return [key.#handle.getKeyType(), key.#handle];
    }

    readonly #handle: KeyObjectHandle;

    constructor(handle: KeyObjectHandle) {
      this.#handle = handle;
    }
  }

  class NativeCryptoKey {
    static slots(key: object): unknown[] {
      if (!(#args in key)) throw wrongThis('CryptoKey');
      const [handle, algorithm, usagesMask, extractable] = key.#args;
      return [handle.getKeyType(), extractable, algorithm, usagesMask, handle];
    }

    static data(key: object): unknown {
      if (!(#args in key)) throw wrongThis('CryptoKey');
      const [handle, algorithm, usagesMask, extractable] = key.#args;
      return [handle.data, structuredCloneOf(algorithm), usagesMask, extractable];
    }

    readonly #args: CryptoKeyArguments;

    constructor(...args: CryptoKeyArguments) {
      this.#args = args;
    }
  }

  const createCryptoKey = (...args: CryptoKeyArguments): object => {
    context.requireBuiltin('internal/crypto/keys');
    if (InternalCryptoKey === undefined) throw new Error('CryptoKey has not been made');
    return new InternalCryptoKey(...args);
  };

  makeCloneable(support, NativeKeyObject.prototype, KEY_OBJECT, (key) => NativeKeyObject.slots(key)[1].data);
  context.nativeObjects.set(KEY_OBJECT, (data) => {
    const handle = KeyObjectHandle.of(data as KeyData);
    const names = ['SecretKeyObject', 'PublicKeyObject', 'PrivateKeyObject'] as const;
    const Class = context.requireBuiltin('internal/crypto/keys')[names[handle.getKeyType()] ?? names[0]];
    return new (Class as new (handle: KeyObjectHandle) => object)(handle);
  });
  context.nativeObjects.set(CRYPTO_KEY, (data) => {
    const [key, algorithm, usagesMask, extractable] = data as [KeyData, Record<string, unknown>, number, boolean];
    return createCryptoKey(KeyObjectHandle.of(key), algorithm, usagesMask, extractable);
  });

  return {
    createCryptoKey,
    binding: {
      KeyObjectHandle,
      createNativeKeyObjectClass: (extend: (Base: typeof NativeKeyObject) => unknown) => extend(NativeKeyObject),
      getKeyObjectSlots: (key: object) => NativeKeyObject.slots(key),
      createCryptoKeyClass: (extend: (Base: typeof NativeCryptoKey) => [unknown, typeof InternalCryptoKey]) => {
        const made = extend(NativeCryptoKey);
        InternalCryptoKey = made[1];
        // Not on the base class: Node's library takes it out of the prototype chain.
        makeCloneable(support, InternalCryptoKey?.prototype as object, CRYPTO_KEY, (key) => NativeCryptoKey.data(key));
        return made;
      },
      getCryptoKeySlots: (key: object) => NativeCryptoKey.slots(key),
    },
  };
}

const structuredCloneOf = (value: unknown): unknown => host.structuredClone(value);
