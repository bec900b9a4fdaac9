import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { measure, tasks } from './measure.mjs';

const size = Math.min(availableParallelism(), 8);
const file = new URL('./worker.mjs', import.meta.url);
const start = () => new Worker(file);
const pool = Array.from({ length: size }, start);
await Promise.all(pool.map((w) => once(w, 'online')));

await measure(size, async (report) => {
  const queue = [...tasks];
  await Promise.all(
    pool.map(async (worker, thread) => {
      for (let task; (task = queue.shift());) {
        report.start(task, thread);
        worker.postMessage(task.limit);
        const [primes] = await once(worker, 'message');
        report.end(task, thread, primes);
      }
    }),
  );
});

for (const worker of pool) worker.unref();
