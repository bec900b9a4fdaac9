/** What Node's `BrotliEncoder` and `BrotliDecoder` are told, for the streams of algorithms/brotli.ts. */
import type { BrotliStream } from '../../algorithms/brotli.ts';
import type { ProcessContext } from '../../process/context.ts';
import { loadAlgorithms } from '../crypto/algorithms.ts';
import { unavailable } from '../runtime.ts';

/** What a parameter that was not given is. */
const NOT_GIVEN = 0xffffffff;
const QUALITY = 1;
const HIGHEST_QUALITY = 11;
/** Parameters by number, with the value that they always have here. Mode and size hint (0 and 5) do not change what is decoded. */
const FIXED: readonly (readonly [number, string, number])[] = [
  [2, 'BROTLI_PARAM_LGWIN', 22],
  [3, 'BROTLI_PARAM_LGBLOCK', 0],
  [4, 'BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING', 0],
  [6, 'BROTLI_PARAM_LARGE_WINDOW', 0],
  [7, 'BROTLI_PARAM_NPOSTFIX', 0],
  [8, 'BROTLI_PARAM_NDIRECT', 0],
];

/** @throws {Error} with code ERR_FEATURE_UNAVAILABLE_ON_PLATFORM for parameters that the library has not. */
export function startBrotli(
  context: ProcessContext,
  isEncoder: boolean,
  parameters: Uint32Array,
  dictionary: unknown,
): BrotliStream {
  if (dictionary !== undefined) throw unavailable('zlib: a dictionary for Brotli');
  if (isEncoder) {
    for (const [index, name, only] of FIXED) {
      const value = parameters[index] ?? NOT_GIVEN;
      if (value !== NOT_GIVEN && value !== only) throw unavailable(`zlib: ${name} other than ${String(only)}`);
    }
  }
  const given = parameters[QUALITY] ?? NOT_GIVEN;
  const quality = given === NOT_GIVEN ? HIGHEST_QUALITY : Math.min(given, HIGHEST_QUALITY);
  return new (loadAlgorithms(context, 'brotli').BrotliStream)(isEncoder ? quality : undefined);
}
