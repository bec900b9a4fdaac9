/** A popular answer: read every 10 ms for 20 s, good for a second, loaded in 80 ms. Counted on a clock of its own: readers who had to wait. */
import { StaleCache } from '../stale-cache.js';

const READS = 2_000;
const EVERY_MS = 10;
const LOAD_MS = 80;
const FRESH_MS = 1_000;

/** Everybody who comes after the end waits for one load. */
function expireAndLoad(now) {
  let entry;
  let loading;
  return async (load) => {
    if (entry !== undefined && now() < entry.endsAt) return entry.value;
    loading ??= (async () => {
      const endsAt = now() + FRESH_MS;
      entry = { value: await load(), endsAt };
      loading = undefined;
      return entry.value;
    })();
    return loading;
  };
}

async function waitsOf(open, { virtualTime }) {
  const clock = virtualTime();
  let value = 0;
  let result = 0;
  await clock.run(async () => {
    const get = open(() => clock.now);
    const reads = [];
    const load = async () => {
      await clock.sleep(LOAD_MS);
      return 1;
    };
    const read = async () => {
      const askedAt = clock.now;
      const answer = await get(load);
      result += answer;
      if (clock.now > askedAt) value += 1;
    };
    for (let index = 0; index < READS; index++) {
      await clock.sleep(EVERY_MS);
      reads.push(read());
    }
    await Promise.all(reads);
  });
  return { value, result };
}

export default {
  setup: ({ virtualTime }) => ({ virtualTime }),
  baseline: (tools) => waitsOf(expireAndLoad, tools),
  candidate: (tools) =>
    waitsOf((now) => {
      const cache = new StaleCache({ store: new Map(), freshMs: FRESH_MS, staleMs: 500, now });
      return (load) => cache.get('popular', load);
    }, tools),
};
