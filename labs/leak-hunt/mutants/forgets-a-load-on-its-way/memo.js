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
export function memo(load, { max }) {
  const promises = new Map(); // values and loads under way together

  function get(key) {
    const promise = promises.get(key) ?? begin(key);
    promises.delete(key);
    promises.set(key, promise);
    if (promises.size > max) promises.delete(promises.keys().next().value);
    return promise;
  }

  function begin(key) {
    const promise = load(key);
    promise.catch(() => {
      if (promises.get(key) === promise) promises.delete(key);
    });
    return promise;
  }

  return Object.defineProperty(get, 'size', { get: () => promises.size });
}
