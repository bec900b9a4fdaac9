import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Pool } from './pool.js';
import { countPrimes } from './primes.js';

/** Runs `job`; says how long it took and how often a timer of 5 ms got its turn meanwhile. */
async function measure(name, job) {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 5);
  const start = performance.now();
  const primes = await job();
  clearInterval(timer);
  console.log(`${name}: ${primes} primes in ${(performance.now() - start).toFixed(0)} ms, ${turns} turns of the timer`);
}

const LIMIT = 2_000_000;
const PARTS = 16;

await measure('main thread', async () => countPrimes(0, LIMIT));

const size = Math.min(4, availableParallelism());
const pool = new Pool(new URL('./worker.js', import.meta.url), size);
await measure(`pool of ${size}`, async () => {
  const step = LIMIT / PARTS;
  const parts = Array.from({ length: PARTS }, (_, i) => pool.run({ from: i * step, to: (i + 1) * step }));
  return (await Promise.all(parts)).reduce((sum, { primes }) => sum + primes, 0);
});
await pool.close();
