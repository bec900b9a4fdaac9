/** Hashes and HMACs, in WebAssembly where there is some, else in JavaScript. */
import { startHash as startPlainHash, type HashFunction, type RunningHash } from './hashes.ts';
import { startWasmHash } from './wasm-hashes.ts';

/** Begins a hash; `length` (bytes) is for extendable ones. */
export function startHash(found: HashFunction, length?: number): RunningHash {
  return startWasmHash(found.name) ?? startPlainHash(found, length);
}

const OUTER_PAD = 0x5c;
const INNER_PAD = 0x36;

/** HMAC: RFC 2104, section 2. */
class RunningHmac implements RunningHash {
  readonly #inner: RunningHash;
  readonly #outer: RunningHash;

  constructor(inner: RunningHash, outer: RunningHash) {
    this.#inner = inner;
    this.#outer = outer;
  }

  get blockLen(): number {
    return this.#inner.blockLen;
  }

  get outputLen(): number {
    return this.#inner.outputLen;
  }

  update(data: Uint8Array): this {
    this.#inner.update(data);
    return this;
  }

  digest(): Uint8Array<ArrayBuffer> {
    return this.#outer.update(this.#inner.digest()).digest();
  }

  clone(): RunningHmac {
    return new RunningHmac(this.#inner.clone(), this.#outer.clone());
  }
}

/** Begins an HMAC. */
export function startHmac(found: HashFunction, key: Uint8Array): RunningHash {
  const inner = startHash(found);
  const block = new Uint8Array(inner.blockLen);
  block.set(key.length > block.length ? startHash(found).update(key).digest() : key);
  return new RunningHmac(
    inner.update(block.map((byte) => byte ^ INNER_PAD)),
    startHash(found).update(block.map((byte) => byte ^ OUTER_PAD)),
  );
}
