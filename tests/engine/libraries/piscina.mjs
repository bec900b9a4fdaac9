// doc: https://piscinajs.dev/getting-started/Basic%20Usage a pool of worker threads: results, errors, aborts, events
import { Piscina } from 'piscina';

const filename = new URL('lib/divide.mjs', import.meta.url).href;
const pool = new Piscina({ filename, minThreads: 1, maxThreads: 2 });
console.log(await pool.run({ a: 6, b: 3 }));
console.log(await Promise.all([1, 2, 3, 4].map((a) => pool.run({ a, b: 2 }))));
await pool.run({ a: 1, b: 0 }).catch((error) => console.log(error.name, error.message));
const controller = new AbortController();
const endless = pool.run(null, { name: 'spin', signal: controller.signal });
controller.abort();
await endless.catch((error) => console.log(error.name));
console.log(pool.completed, pool.options.maxThreads, pool.queueSize);
await pool.destroy();
console.log('destroyed');
