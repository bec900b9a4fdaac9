/** Hash, Hmac and the one-step digest of `internalBinding('crypto')`. */
import type { HashFunction, RunningHash } from '../../algorithms/hashes.ts';
import { invalidDigest, opensslError, type Bytes, type CryptoSupport } from './crypto-support.ts';
import { secretOf, type KeyInput } from './crypto-keys.ts';

type Binding = Record<string, unknown>;

export function createHashBinding(support: CryptoSupport): Binding {
  const start = (found: HashFunction, length: number | undefined): RunningHash => {
    if (length !== undefined && !found.extendable && length !== found.length) {
      throw opensslError('030000B2', 'digital envelope routines', 'not XOF or invalid length', 'EVP_', false);
    }
    return support.algorithms.startHash(found, length);
  };

  class Hash {
    readonly #hash: RunningHash;
    /** No bytes at all were asked for, which noble does not do. */
    readonly #isEmpty: boolean;
    #digest: Uint8Array | undefined;

    constructor(algorithm: string | Hash, length: number | undefined) {
      this.#isEmpty = length === 0;
      if (typeof algorithm !== 'string') {
        this.#hash = algorithm.#hash.clone();
        return;
      }
      const found = support.algorithms.findHash(algorithm);
      if (found === undefined) throw new Error('Digest method not supported');
      this.#hash = start(found, length === 0 && found.extendable ? undefined : length);
    }

    update(data: string | Bytes, encoding?: unknown): boolean {
      if (this.#digest !== undefined) return false;
      this.#hash.update(support.input(data, encoding));
      return true;
    }

    digest(encoding?: unknown): unknown {
      this.#digest ??= this.#isEmpty ? new Uint8Array() : this.#hash.digest();
      return support.output(this.#digest.slice(), encoding);
    }
  }

  class Hmac {
    #hash: RunningHash | undefined;

    init(name: string, key: KeyInput): void {
      const found = support.algorithms.findHash(name);
      if (found === undefined || found.extendable) throw invalidDigest(name);
      this.#hash = support.algorithms.startHmac(found, secretOf(key));
    }

    update(data: string | Bytes, encoding?: unknown): boolean {
      if (this.#hash === undefined) return false;
      this.#hash.update(support.input(data, encoding));
      return true;
    }

    digest(encoding?: unknown): unknown {
      const bytes = this.#hash?.digest() ?? new Uint8Array();
      this.#hash = undefined;
      return support.output(bytes, encoding);
    }
  }

  function oneShotDigest(
    name: string,
    _id: number,
    _cache: unknown,
    data: string | Bytes,
    encoding: string,
    _encodingId: unknown,
    length: number | undefined,
  ): unknown {
    const found = support.algorithms.findHash(name);
    if (found === undefined) throw new Error(`Digest method ${name} is not supported`);
    if (length === 0 && found.extendable) return support.output(new Uint8Array(), encoding);
    return support.output(start(found, length).update(support.input(data)).digest(), encoding);
  }

  return {
    Hash,
    Hmac,
    oneShotDigest,
    getHashes: () => [...support.algorithms.HASH_NAMES],
    getCachedAliases: () => ({}),
  };
}
