/** 40 namespaces of 25 answers, 2,000 reads, and a change after every tenth. Counted: keys that the store has to look at. Seeded. */
import { Namespace } from '../shared.js';

const NAMES = 40;
const IDS = 25;
const READS = 2_000;

/** A store that counts the keys its commands look at. */
function countingStore() {
  const entries = new Map();
  const store = {
    touched: 0,
    async get(key) {
      store.touched += 1;
      return entries.get(key) ?? null;
    },
    async set(key, value) {
      store.touched += 1;
      entries.set(key, value);
    },
    async del(...keys) {
      store.touched += keys.length;
      return keys.filter((key) => entries.delete(key)).length;
    },
    /** Only patterns that end in a star. */
    async keys(pattern) {
      store.touched += entries.size;
      return [...entries.keys()].filter((key) => key.startsWith(pattern.slice(0, -1)));
    },
    async scan(_cursor, { match }) {
      return ['0', await store.keys(match)];
    },
  };
  return store;
}

function byPattern(store, name) {
  return {
    async get(id, load) {
      const found = await store.get(`${name}:${id}`);
      if (found !== null) return JSON.parse(found);
      const value = await load();
      await store.set(`${name}:${id}`, JSON.stringify(value));
      return value;
    },
    async invalidate() {
      const keys = await store.keys(`${name}:*`);
      if (keys.length > 0) await store.del(...keys);
    },
  };
}

async function touchedBy(open, random) {
  const store = countingStore();
  const namespaces = Array.from({ length: NAMES }, (_, index) => open(store, `name-${index}`));
  const versions = namespaces.map(() => 0);
  let result = 0;
  for (let read = 0; read < READS; read++) {
    const index = Math.floor(random() * NAMES);
    const id = Math.floor(random() * IDS);
    result += await namespaces[index].get(String(id), async () => versions[index] * 1_000 + id);
    if (read % 10 !== 9) continue;
    versions[index] += 1;
    await namespaces[index].invalidate();
  }
  return { value: store.touched, result };
}

export default {
  setup: ({ seeded }) => ({ seeded }),
  baseline: ({ seeded }) => touchedBy(byPattern, seeded(7)),
  candidate: ({ seeded }) => touchedBy((store, name) => new Namespace({ store, name, ttlMs: 60_000 }), seeded(7)),
};
