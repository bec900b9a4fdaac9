/** 200 calls, most of them quick and some slow, on a clock that jumps: how long until the last has ended? The same on every machine. */
import { mapPool } from '../pool.js';

const PLACES = 8;

export default {
  setup({ seeded }) {
    const random = seeded(7);
    // One call in ten takes ten times as long: the shape of real latencies, in round numbers.
    const durations = Array.from({ length: 200 }, () => (random() < 0.1 ? 500 : 50) * (0.5 + random()));
    return { durations };
  },

  async baseline({ durations }, { virtualTime }) {
    const clock = virtualTime();
    const result = await clock.run(async ({ sleep }) => {
      const done = [];
      for (let from = 0; from < durations.length; from += PLACES) {
        const batch = durations.slice(from, from + PLACES);
        done.push(...(await Promise.all(batch.map((ms) => sleep(ms).then(() => ms)))));
      }
      return done;
    });
    return { value: clock.now, result };
  },

  async candidate({ durations }, { virtualTime }) {
    const clock = virtualTime();
    const result = await clock.run(({ sleep }) =>
      mapPool(durations, (ms) => sleep(ms).then(() => ms), { concurrency: PLACES }),
    );
    return { value: clock.now, result };
  },
};
