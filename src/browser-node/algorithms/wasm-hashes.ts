/** Hashes as WebAssembly (hash-wasm): 1.5 to 15 times as fast as JavaScript. */
import { binaries } from 'virtual:hash-wasm';
import { decodeBase64 } from './base64.ts';
import type { RunningHash } from './hashes.ts';

/** What a module of hash-wasm exports. */
interface Exports {
  memory: WebAssembly.Memory;
  STATE_SIZE: WebAssembly.Global<'i32'>;
  Hash_GetBuffer(): number;
  Hash_GetState(): number;
  Hash_Init(bits: number | null): void;
  Hash_Update(length: number): void;
  Hash_Final(padding: number | null): void;
}

interface Variant {
  binary: string;
  /** What `Hash_Init` and `Hash_Final` are told. */
  init: number | null;
  padding: number | null;
  /** Bytes. */
  blockLen: number;
  outputLen: number;
}

const SHA3_PADDING = 6;
/** Bytes of Keccak's state. */
const SHA3_STATE = 200;
/** Bytes of hash-wasm's buffer for input. */
const INPUT_BYTES = 16 * 1024;

const variant = (binary: string, init: number | null, outputLen: number, blockLen: number): Variant => ({
  binary,
  init,
  padding: null,
  blockLen,
  outputLen,
});
const sha3 = (bits: number): Variant => ({
  ...variant('sha3', bits, bits / 8, SHA3_STATE - bits / 4),
  padding: SHA3_PADDING,
});

const VARIANTS: Readonly<Record<string, Variant>> = {
  md5: variant('md5', null, 16, 64),
  sha1: variant('sha1', null, 20, 64),
  sha224: variant('sha256', 224, 28, 64),
  sha256: variant('sha256', 256, 32, 64),
  sha384: variant('sha512', 384, 48, 128),
  sha512: variant('sha512', 512, 64, 128),
  'sha3-224': sha3(224),
  'sha3-256': sha3(256),
  'sha3-384': sha3(384),
  'sha3-512': sha3(512),
  ripemd160: variant('ripemd160', null, 20, 64),
  blake2b512: variant('blake2b', 512, 64, 128),
  blake2s256: variant('blake2s', 256, 32, 64),
};

/** One instance of a module: it computes one hash at a time, whose state is taken out when another wants to go on. */
class Machine {
  readonly code: Exports;
  readonly input: Uint8Array;
  readonly #state: Uint8Array;
  #owner: WasmHash | undefined;

  constructor(base64: string) {
    const bytes = decodeBase64(base64);
    if (bytes === undefined) throw new Error('not base64');
    this.code = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports;
    const { buffer } = this.code.memory;
    const stateBytes = new DataView(buffer).getUint32(this.code.STATE_SIZE.value, true);
    this.input = new Uint8Array(buffer, this.code.Hash_GetBuffer(), INPUT_BYTES);
    this.#state = new Uint8Array(buffer, this.code.Hash_GetState(), stateBytes);
  }

  /** Makes `hash` the one that is computed. */
  lend(hash: WasmHash, saved: Uint8Array | undefined, init: number | null): void {
    if (this.#owner === hash) return;
    this.#owner?.keep(this.#state.slice());
    this.#owner = hash;
    if (saved === undefined) this.code.Hash_Init(init);
    else this.#state.set(saved);
  }

  save(): Uint8Array {
    return this.#state.slice();
  }

  release(): void {
    this.#owner = undefined;
  }
}

class WasmHash implements RunningHash {
  readonly #machine: Machine;
  readonly #variant: Variant;
  #saved: Uint8Array | undefined;

  constructor(machine: Machine, made: Variant, saved?: Uint8Array) {
    this.#machine = machine;
    this.#variant = made;
    this.#saved = saved;
  }

  get blockLen(): number {
    return this.#variant.blockLen;
  }

  get outputLen(): number {
    return this.#variant.outputLen;
  }

  keep(state: Uint8Array): void {
    this.#saved = state;
  }

  update(data: Uint8Array): this {
    this.#machine.lend(this, this.#saved, this.#variant.init);
    const { input, code } = this.#machine;
    for (let at = 0; at < data.length; at += INPUT_BYTES) {
      const part = data.length <= INPUT_BYTES ? data : data.subarray(at, at + INPUT_BYTES);
      input.set(part);
      code.Hash_Update(part.length);
    }
    return this;
  }

  digest(): Uint8Array<ArrayBuffer> {
    this.#machine.lend(this, this.#saved, this.#variant.init);
    this.#machine.code.Hash_Final(this.#variant.padding);
    this.#machine.release();
    return new Uint8Array(this.#machine.input.subarray(0, this.#variant.outputLen));
  }

  clone(): WasmHash {
    this.#machine.lend(this, this.#saved, this.#variant.init);
    return new WasmHash(this.#machine, this.#variant, this.#machine.save());
  }
}

/** `undefined` for what could not be compiled. */
const machines = new Map<string, Machine | undefined>();

function machineOf(name: string): Machine | undefined {
  if (!machines.has(name)) {
    let made: Machine | undefined;
    try {
      made = new Machine(binaries[name] ?? '');
    } catch {
      // A browser without WebAssembly, or out of memory: there is JavaScript.
    }
    machines.set(name, made);
  }
  return machines.get(name);
}

/** Begins a hash of that name (`HashFunction.name`); undefined when there is only JavaScript for it. */
export function startWasmHash(name: string): RunningHash | undefined {
  const found = VARIANTS[name];
  const machine = found && machineOf(found.binary);
  return machine && new WasmHash(machine, found);
}
