import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const LIMIT = 1_600_000;
const PARTS = 32;

function countPrimes(from, to) {
  let count = 0;
  next: for (let n = Math.max(2, from); n < to; n++) {
    for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) continue next;
    count++;
  }
  return count;
}

async function withThreads(threads) {
  const workers = Array.from({ length: threads }, () => new Worker(new URL(import.meta.url)));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const begun = performance.now();
  let part = 0;
  let total = 0;
  await Promise.all(
    workers.map(async (worker) => {
      while (part < PARTS) {
        worker.postMessage(part++);
        const [count] = await once(worker, 'message');
        total += count;
      }
    }),
  );
  const ms = performance.now() - begun;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return { ms, total };
}

if (isMainThread) {
  const one = await withThreads(1);
  const four = await withThreads(4);
  if (one.total !== four.total) throw new Error('the threads disagree');
  console.log(JSON.stringify({ ms: one.ms, speedUp: one.ms / four.ms }));
} else {
  parentPort.on('message', (part) =>
    parentPort.postMessage(countPrimes((LIMIT / PARTS) * part, (LIMIT / PARTS) * (part + 1))),
  );
  parentPort.postMessage('ready');
}
