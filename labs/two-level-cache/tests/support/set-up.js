import { RedisClient } from '../../redis.js';
import { TwoLevelCache } from '../../two-level.js';
import { startRedis } from './redis-server.js';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

/**
 * A Redis, a clock at 1,000 ms that only the test moves, and instances of the cache. `loads` has the keys that were loaded; a load gives
 * what `source` has for the key.
 */
export async function setUp(t, options) {
  let time = 1_000;
  const now = () => time;
  const redis = await startRedis(now);
  const clients = [];
  t.after(() => {
    for (const client of clients) client.close();
    return redis.stop();
  });
  const loads = [];
  const source = new Map();
  return {
    redis,
    loads,
    source,
    pass: (ms) => (time += ms),
    /** Another instance: with a near level of its own, and the same Redis. */
    instance() {
      const client = new RedisClient({ port: redis.port });
      clients.push(client);
      const subscriptions = [];
      const observed = {
        command: (...args) => client.command(...args),
        async subscribe(channel, listener) {
          const subscription = await client.subscribe(channel, listener);
          subscriptions.push(subscription);
          return subscription;
        },
      };
      const cache = new TwoLevelCache({
        redis: observed,
        max: 100,
        ttlMs: 60_000,
        now,
        wait: () => new Promise(() => {}),
        ...options,
      });
      return {
        cache,
        client,
        ask: (key) =>
          cache.get(key, async () => {
            loads.push(key);
            return source.get(key);
          }),
        /** Fulfils when it has heard all that was published before. */
        heard: () => Promise.all(subscriptions.map((subscription) => subscription.ping())),
      };
    },
  };
}

/** Fulfils when `holds()` does; turns of the event loop pass meanwhile. For what another connection brings. */
export async function until(holds) {
  for (let turn = 0; turn < 2_000 && !holds(); turn++) await new Promise((resolve) => setImmediate(resolve));
}
