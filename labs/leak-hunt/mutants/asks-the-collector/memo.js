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
  const values = new Map(); // the key that was asked for longest ago comes first
  const loading = new Map();

  async function get(key) {
    if (values.has(key)) {
      const value = values.get(key);
      remember(key, value);
      return value;
    }
    const running = loading.get(key);
    if (running) return running;
    const promise = begin(key);
    loading.set(key, promise);
    return promise;
  }

  async function begin(key) {
    try {
      const value = await load(key);
      remember(key, value);
      return value;
    } finally {
      loading.delete(key);
    }
  }

  function remember(key, value) {
    values.delete(key);
    values.set(key, value);
    if (values.size > max) globalThis.gc?.();
  }

  return Object.defineProperty(get, 'size', { get: () => values.size });
}
