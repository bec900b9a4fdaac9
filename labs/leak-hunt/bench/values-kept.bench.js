/** Ten thousand users ask once, and twenty of them all the time. How many values are in memory in the end? Counted, so it is the same in every run. */
import { memo } from '../memo.js';

const USERS = 10_000;
const REGULARS = 20;

async function visit(get, size) {
  let sum = 0;
  for (let user = 0; user < USERS; user += 1) {
    sum += await get(`user ${user}`);
    sum += await get(`user ${user % REGULARS}`);
  }
  return { value: size(), result: sum };
}

const load = async (key) => Number(key.slice(5));

export default {
  baseline() {
    const values = new Map();
    const get = async (key) => values.get(key) ?? values.set(key, await load(key)).get(key);
    return visit(get, () => values.size);
  },

  candidate() {
    const get = memo(load, { max: 100 });
    return visit(get, () => get.size);
  },
};
