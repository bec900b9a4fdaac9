// doc: https://github.com/nodeshift/opossum#usage a circuit breaker opens, rejects, half-opens and closes
import CircuitBreaker from 'opossum';

let healthy = false;
const breaker = new CircuitBreaker(
  async (x) => {
    if (healthy) return x * 2;
    throw new Error('down');
  },
  {
    timeout: 1000,
    errorThresholdPercentage: 50,
    resetTimeout: 30,
    volumeThreshold: 2,
  },
);
for (const event of ['open', 'halfOpen', 'close', 'reject', 'fallback'])
  breaker.on(event, () => console.log('event', event));
for (let call = 0; call < 3; call++)
  await breaker.fire(1).catch((error) => console.log(error.message, error.code ?? ''));
console.log(breaker.opened);
const halfOpen = new Promise((resolve) => breaker.once('halfOpen', resolve));
healthy = true;
const alive = setInterval(() => {}, 1000);
await halfOpen;
clearInterval(alive);
console.log(await breaker.fire(21), breaker.closed);
breaker.fallback(() => 'fallback');
healthy = false;
console.log(await breaker.fire(1));
console.log(breaker.stats.successes, breaker.stats.failures, breaker.stats.rejects);
breaker.shutdown();
