/** How many calls does the service behind see at once, at most? Counted, on a clock that jumps. */
import { mapPool } from '../pool.js';

const items = Array.from({ length: 200 }, (_, index) => index);

async function peakOf(start, { gauge, virtualTime }) {
  const clock = virtualTime();
  const calls = gauge();
  const fn = calls.track((item) => clock.sleep(10 + (item % 7)).then(() => item * 2));
  const result = await clock.run(() => start(fn));
  return { value: calls.peak, result };
}

export default {
  baseline: (_, tools) => peakOf((fn) => Promise.all(items.map(fn)), tools),
  candidate: (_, tools) => peakOf((fn) => mapPool(items, (item) => fn(item), { concurrency: 8 }), tools),
};
