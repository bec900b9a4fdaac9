import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const ROUND_TRIPS = 100_000;
if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  let left = ROUND_TRIPS;
  let begun;
  worker.on('message', (message) => {
    begun ??= performance.now();
    if (left-- > 0) {
      worker.postMessage(message);
      return;
    }
    console.log(JSON.stringify({ perSecond: ROUND_TRIPS / ((performance.now() - begun) / 1000) }));
    void worker.terminate();
  });
} else {
  parentPort.on('message', (message) => parentPort.postMessage(message));
  parentPort.postMessage({ id: 1, text: 'ping' });
}
