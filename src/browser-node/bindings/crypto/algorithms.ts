/**
 * The scripts of `algorithms/`, which are texts in parts of the engine: nothing of them is loaded and compiled before a program needs it.
 */
import type * as BrotliAlgorithms from '../../algorithms/brotli.ts';
import type * as CryptoAlgorithms from '../../algorithms/crypto.ts';
import type * as CurveAlgorithms from '../../algorithms/curves-script.ts';
import type * as ZlibAlgorithms from '../../algorithms/zlib.ts';
import type { ProcessContext } from '../../process/context.ts';
import { host } from '../../process/host-globals.ts';

interface Algorithms {
  brotli: typeof BrotliAlgorithms;
  crypto: typeof CryptoAlgorithms;
  curves: typeof CurveAlgorithms;
  zlib: typeof ZlibAlgorithms;
}

export type AlgorithmsName = keyof Algorithms;

const loaded: Partial<Algorithms> = {};

/** Script text that defines a variable `algorithms`, for a Worker of its own. */
export function algorithmsSource(context: ProcessContext, name: AlgorithmsName): string {
  return context.library.script(name);
}

/** Compiles the script on first use. */
export function loadAlgorithms<K extends AlgorithmsName>(context: ProcessContext, name: K): Algorithms[K] {
  const known = loaded[name];
  if (known !== undefined) return known;
  // Readers' code may have replaced what the libraries take from the global object.
  const text = `(function(globalThis,WebAssembly){${algorithmsSource(context, name)}\nreturn algorithms})\n//# sourceURL=node:internal/deps/${name}`;
  const make = host.evaluate(text) as (globals: object, wasm: typeof WebAssembly) => Algorithms[K];
  const made = make({ crypto: host.crypto, atob: host.atob, btoa: host.btoa }, host.WebAssembly);
  loaded[name] = made;
  return made;
}
