/**
 * The scripts of `algorithms/`, which the build put into the bundle as text: nothing of them is compiled before a program needs it.
 */
import type * as CryptoAlgorithms from '../algorithms/crypto.ts';
import type * as ZlibAlgorithms from '../algorithms/zlib.ts';
import { host } from '../process/host-globals.ts';

interface Algorithms {
  crypto: typeof CryptoAlgorithms;
  zlib: typeof ZlibAlgorithms;
}

export type AlgorithmsName = keyof Algorithms;

/** Put into the bundle by build/build.ts: scripts that define a variable `algorithms`. */
declare const __HOTPATH_ALGORITHMS__: Record<AlgorithmsName, string>;

const loaded: Partial<Algorithms> = {};

/** Script text that defines a variable `algorithms`, for a Worker of its own. */
export function algorithmsSource(name: AlgorithmsName): string {
  return __HOTPATH_ALGORITHMS__[name];
}

/** Compiles the script on first use. */
export function loadAlgorithms<K extends AlgorithmsName>(name: K): Algorithms[K] {
  const known = loaded[name];
  if (known !== undefined) return known;
  const text = `(function(){${__HOTPATH_ALGORITHMS__[name]}\nreturn algorithms})()\n//# sourceURL=node:internal/deps/${name}`;
  const made = host.evaluate(text) as Algorithms[K];
  loaded[name] = made;
  return made;
}
