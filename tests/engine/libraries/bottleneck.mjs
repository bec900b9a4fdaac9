// doc: https://github.com/SGrondin/bottleneck#quick-start limits concurrency, with priorities, retries and a reservoir
import Bottleneck from 'bottleneck';

const limiter = new Bottleneck({ maxConcurrent: 1 });
const order = [];
const job = async (name) => {
  order.push(name);
  return name;
};
const results = await Promise.all([
  limiter.schedule(() => job('first')),
  limiter.schedule({ priority: 9 }, () => job('low')),
  limiter.schedule({ priority: 1 }, () => job('high')),
]);
console.log(results, order.sort());
console.log(limiter.counts());
limiter.on('failed', (error, info) => (info.retryCount === 0 ? 0 : undefined));
let attempts = 0;
console.log(
  await limiter.schedule(async () => {
    if (++attempts < 2) throw new Error('again');
    return `after ${attempts}`;
  }),
);
const reservoir = new Bottleneck({ reservoir: 2, highWater: 0, strategy: Bottleneck.strategy.OVERFLOW });
await Promise.all([reservoir.schedule(() => job('a')), reservoir.schedule(() => job('b'))]);
console.log(await reservoir.currentReservoir());
await limiter.stop();
await limiter.schedule(() => job('late')).catch((error) => console.log(error.message));
