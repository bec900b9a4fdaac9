/**
 * Remembers what `load` found, for at most `max` keys.
 *
 * - Calls for a key whose load is under way share that load.
 * - When there would be more than `max` values, the one that was asked for longest ago is forgotten. A load that is under way is no
 *   value yet.
 * - A load that fails is not remembered: all who wait get its error, and the next call loads again.
 * - `size` is the number of values that are remembered.
 *
 * @template T
 * @param {(key: string) => Promise<T>} load
 * @param {{ max: number }} options
 * @returns {((key: string) => Promise<T>) & { readonly size: number }}
 */
export function memo(load) {
  const promises = new Map();

  function get(key) {
    if (!promises.has(key)) promises.set(key, load(key));
    return promises.get(key);
  }

  return Object.defineProperty(get, 'size', { get: () => promises.size });
}
