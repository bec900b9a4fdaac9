/**
 * The scripts of `algorithms/`, which are texts in parts of the engine: nothing of them is loaded and compiled before a program needs it.
 */
import type * as CryptoAlgorithms from '../algorithms/crypto.ts';
import type * as ZlibAlgorithms from '../algorithms/zlib.ts';
import type { ProcessContext } from '../process/context.ts';
import { host } from '../process/host-globals.ts';

interface Algorithms {
  crypto: typeof CryptoAlgorithms;
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
  const text = `(function(){${algorithmsSource(context, name)}\nreturn algorithms})()\n//# sourceURL=node:internal/deps/${name}`;
  const made = host.evaluate(text) as Algorithms[K];
  loaded[name] = made;
  return made;
}
