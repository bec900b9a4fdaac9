/** 10,000 requests for a store of 2,000 products. Nine in ten ask for ids that were never given. Counted: queries. Seeded. */
import { GuardedStore } from '../bloom.js';

async function loadsOf(makeGet, { present, requests }) {
  let value = 0;
  const data = new Map(present.map((key) => [key, key.length]));
  const store = {
    async get(key) {
      value += 1;
      return data.get(key);
    },
    async set() {},
    async delete() {},
    async count() {
      return data.size;
    },
    async *keys() {
      yield* data.keys();
    },
  };
  const get = await makeGet(store);
  let result = 0;
  for (const key of requests) result += (await get(key)) ?? 0;
  return { value, result };
}

export default {
  setup({ seeded }) {
    const random = seeded(3);
    const present = Array.from({ length: 2_000 }, (_, id) => `product-${id}`);
    const requests = Array.from({ length: 10_000 }, () =>
      random() < 0.1 ? present[Math.floor(2_000 * random())] : `product-${2_000 + Math.floor(1e9 * random())}`,
    );
    return { present, requests };
  },
  baseline: (context) => loadsOf((store) => (key) => store.get(key), context),
  candidate: (context) =>
    loadsOf(async (store) => {
      const guard = new GuardedStore({ store, expected: 2_000, rate: 0.01 });
      await guard.rebuild();
      return (key) => guard.get(key);
    }, context),
};
