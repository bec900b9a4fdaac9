/**
 * The same eight simulations, once on the main thread and once through the pool. Seeded, so that both sides must
 * come to exactly the same prices.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { WorkerPool } from '../pool.js';
import { tasks } from '../tasks.js';

const THREADS = 4;
/** About 25 ms of CPU time each on a laptop. */
const PATHS = 300_000;

const orders = Array.from({ length: 8 }, (_, index) => ({ seed: index + 1, paths: PATHS, strike: 95 + index }));

export default {
  /** The pool is warm before the clock runs: a service starts its threads once, not with every request. */
  async setup() {
    const pool = new WorkerPool({ size: THREADS });
    await Promise.all(Array.from({ length: THREADS }, (_, seed) => pool.run('price', { seed, paths: PATHS })));
    return { pool };
  },

  /** What a server does that lets the event loop breathe between tasks but has only one thread. */
  async baseline() {
    const prices = [];
    for (const order of orders) {
      prices.push(tasks.price(order));
      await nextTurn();
    }
    return prices;
  },

  candidate({ pool }) {
    return Promise.all(orders.map((order) => pool.run('price', order)));
  },

  async teardown({ pool }) {
    await pool.close();
  },
};
