/** Makes pools, watches their threads, and leaves nothing behind: a failed test must not hang the ones after it. */
import { WorkerPool } from '../../pool.js';

/** Pools made since the last clean-up. */
const pools = new Set();
/** Threads that have started and not ended, whoever started them. */
const alive = new Set();
let started = 0;
let ended = 0;
let unheard = 0;

// Node announces every new Worker here, one tick after `new Worker()`.
process.on('worker', (worker) => {
  started += 1;
  alive.add(worker);
  // First in line, so that a `once` listener of the pool is still counted.
  worker.prependListener('error', () => {
    if (worker.listenerCount('error') === 1) unheard += 1;
  });
  worker.once('exit', () => {
    ended += 1;
    alive.delete(worker);
  });
});

/** What happened to threads since the last clean-up. */
export const threads = {
  get started() {
    return started;
  },
  get ended() {
    return ended;
  },
  get alive() {
    return alive.size;
  },
  /** Errors of threads that the pool had no listener for. Without the tests' own listener each would end the process. */
  get unheardErrors() {
    return unheard;
  },
};

/** A pool of the reader's that `cleanUp` knows of. */
export function createPool(options) {
  const pool = new WorkerPool(options);
  pools.add(pool);
  return pool;
}

/** The figures of the contract; a pool may report more. */
export function figures(pool) {
  const { threads, busy, queued } = pool.getStats();
  return { threads, busy, queued };
}

/** Lets a few turns of the event loop pass, so that whatever follows an event has followed. */
export async function turns(count = 3) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** For `afterEach`: ends every pool and every thread, also of a pool that brings its threads back. */
export async function cleanUp() {
  for (const pool of pools) {
    try {
      pool.close({ force: true })?.catch?.(() => {});
    } catch {
      // The test that is about close() reports it.
    }
  }
  pools.clear();

  await turns();
  while (alive.size > 0) {
    for (const worker of alive) {
      worker.removeAllListeners();
      worker.on('error', () => {});
      await worker.terminate();
      alive.delete(worker);
    }
    await turns();
  }
  started = ended = unheard = 0;
}
