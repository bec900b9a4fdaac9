// doc: https://github.com/sindresorhus/p-limit#usage runs promise-returning functions with limited concurrency
import pLimit from 'p-limit';

const limit = pLimit(2);
let running = 0;
let most = 0;
const fetchSomething = async (name) => {
  most = Math.max(most, ++running);
  await new Promise((resolve) => setImmediate(resolve));
  running--;
  return `${name} done`;
};

const input = [
  limit(() => fetchSomething('foo')),
  limit(() => fetchSomething('bar')),
  limit(() => fetchSomething('baz')),
];
console.log(limit.activeCount, limit.pendingCount, limit.concurrency);
console.log(await Promise.all(input), 'at most', most);
console.log(await limit.map([1, 2, 3], async (value) => value * 2));
await limit(() => Promise.reject(new Error('no'))).catch((error) => console.log(error.message));
