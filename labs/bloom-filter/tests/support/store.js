/** A store that counts what it is asked, and waits where the test says so. */

export function storeOf(values = {}) {
  const data = new Map(Object.entries(values));
  const store = {
    gets: 0,
    listings: 0,
    /** Set one of these to a promise, and the call waits for it at that place. */
    gates: { beforeWrite: undefined, afterWrite: undefined, count: undefined, keys: undefined },
    failure: undefined,
    async get(key) {
      store.gets += 1;
      return data.get(key);
    },
    async set(key, value) {
      await store.gates.beforeWrite;
      if (store.failure) throw store.failure;
      data.set(key, value);
      await store.gates.afterWrite;
    },
    async delete(key) {
      data.delete(key);
    },
    async count() {
      await store.gates.count;
      return data.size;
    },
    /** The keys there are when it begins: a list is never newer than its start. */
    async *keys() {
      store.listings += 1;
      const list = [...data.keys()];
      for (const [index, key] of list.entries()) {
        if (index === 1) {
          await store.gates.keys;
          if (store.failure) throw store.failure;
        }
        yield key;
      }
    },
  };
  return store;
}

/** A few turns of the event loop, for calls to get as far as they can. */
export async function turns(count = 5) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}
