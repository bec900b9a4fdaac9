/** 1,000 requests at once for 10 keys that have just expired. Counted: loads. */
import { SingleFlight } from '../flight.js';

async function loadsOf(get) {
  let value = 0;
  const load = async (key) => {
    value += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return key * 7;
  };
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, request) => get(request % 10, load)));
  return { value, result: answers.reduce((sum, answer) => sum + answer, 0) };
}

export default {
  baseline: () => loadsOf((key, load) => load(key)),
  candidate() {
    const flight = new SingleFlight();
    return loadsOf((key, load) => flight.run(key, () => load(key)));
  },
};
