/**
 * The same simulations, once on the main thread and once through the pool. Seeded, so that both sides must come to
 * exactly the same prices.
 */
import { channel } from 'node:diagnostics_channel';
import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { WorkerPool } from '../pool.js';
import { tasks } from '../tasks.js';

/**
 * One thread per core that this process may use. The main thread only waits here. More threads than cores give nothing to
 * CPU-bound work; past four, what is measured would be the machine and no longer the pool.
 */
const THREADS = Math.min(4, availableParallelism());
/** About 25 ms of CPU time each on a laptop: a message to a thread and back, well below 0.1 ms, does not count. */
const PATHS = 300_000;
/** A multiple of every number of threads, so that none has to wait for the last round. */
const ORDERS = 12;

const orders = Array.from({ length: ORDERS }, (_, index) => ({ seed: index + 1, paths: PATHS, strike: 95 + index }));

/** Who watches the benchmark sees the queue drain. Without a listener nothing is published. */
const gauge = channel('hotpath:gauge');

function tell(pool) {
  if (!gauge.hasSubscribers) return;
  const { busy, queued } = pool.getStats();
  gauge.publish({ name: 'queue length', value: queued, unit: 'tasks' });
  gauge.publish({ name: 'in flight', value: busy, unit: 'tasks' });
}

async function price(pool, order) {
  const running = pool.run('price', order);
  tell(pool);
  const value = await running;
  tell(pool);
  return value;
}

export default {
  /** Threads are started and their code compiled before the clock runs: a service pays for that once, not with every request. */
  async setup() {
    const pool = new WorkerPool({ size: THREADS });
    for (let round = 0; round < 3; round++) await Promise.all(orders.map((order) => pool.run('price', order)));
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
    return Promise.all(orders.map((order) => price(pool, order)));
  },

  async teardown({ pool }) {
    await pool.close();
  },
};
