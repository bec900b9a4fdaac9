/** @param {(key: string) => Promise<unknown>} load */
export function createLookup(load) {
  return async (key) => {
    // Every caller pays for a round trip.
    return load(key);
  };
}
