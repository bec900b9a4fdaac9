// Both sides do the same work and give the same result; `value` is what is compared. `tools` has seeded random numbers, a gauge, a
// virtual clock and percentiles (src/bench/README.md).
import { createLookup } from '../lookup.js';

async function run(tools, makeLookup) {
  const loads = tools.gauge();
  const random = tools.seeded(1);
  const lookup = makeLookup(loads.track(async (key) => key * 2));
  const result = [];
  for (let asked = 0; asked < 200; asked++) result.push(await lookup(Math.floor(random() * 10)));
  return { value: loads.calls, result };
}

export default {
  baseline: (_, tools) => run(tools, (load) => load),
  candidate: (_, tools) => run(tools, createLookup),
};
