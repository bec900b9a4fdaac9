import { parentPort } from 'node:worker_threads';
import { countPrimes } from './work.mjs';

parentPort.on('message', (limit) => parentPort.postMessage(countPrimes(limit)));
