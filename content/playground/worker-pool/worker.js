import { parentPort } from 'node:worker_threads';
import { countPrimes } from './primes.js';

parentPort.on('message', ({ id, from, to }) => {
  parentPort.postMessage({ id, primes: countPrimes(from, to) });
});
