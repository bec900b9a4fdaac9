/** @param {(key: string) => Promise<unknown>} load */
export function createLookup(load) {
  const promises = new Map();
  return (key) => {
    if (!promises.has(key)) {
      const promise = load(key);
      promises.set(key, promise);
      promise.catch(() => promises.delete(key));
    }
    return promises.get(key);
  };
}
