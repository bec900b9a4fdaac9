/** 20,000 reads of 2,000 keys, some of them far more popular than others, through a cache of 200. Counted: loads. Seeded. */
import { Cache } from '../cache.js';

const KEYS = 2_000;
const READS = 20_000;
const ROOM = 200;

/** Key k is asked for in proportion to 1 / (k + 1), Zipf's law. */
function trace(random) {
  const weights = Array.from({ length: KEYS }, (_, key) => 1 / (key + 1));
  let sum = 0;
  const upTo = weights.map((weight) => (sum += weight));
  return Array.from({ length: READS }, () => {
    const at = random() * sum;
    return upTo.findIndex((limit) => at < limit);
  });
}

function firstInFirstOut() {
  const entries = new Map();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.set(key, value);
      if (entries.size > ROOM) entries.delete(entries.keys().next().value);
    },
  };
}

function loadsOf(cache, reads) {
  let value = 0;
  let result = 0;
  for (const key of reads) {
    let found = cache.get(key);
    if (found === undefined) {
      value += 1;
      found = key * 3;
      cache.set(key, found);
    }
    result += found;
  }
  return { value, result };
}

export default {
  setup: ({ seeded }) => ({ reads: trace(seeded(7)) }),
  baseline: ({ reads }) => loadsOf(firstInFirstOut(), reads),
  candidate: ({ reads }) => loadsOf(new Cache({ max: ROOM }), reads),
};
