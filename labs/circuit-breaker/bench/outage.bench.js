/** A service is down for one minute, and 100 calls a second want to go there. How many reach it? Counted, on a clock of its own. */
import { CircuitBreaker } from '../breaker.js';

const CALLS = 6_000;
const EVERY_MS = 10;

async function callsDuringOutage(wrap) {
  let time = 0;
  let reached = 0;
  const call = wrap(
    async () => {
      reached += 1;
      throw new Error('down');
    },
    () => time,
  );
  let answers = 0;
  for (let index = 0; index < CALLS; index += 1) {
    time += EVERY_MS;
    await call().catch(() => {});
    answers += 1;
  }
  return { value: reached, result: answers };
}

export default {
  baseline: () => callsDuringOutage((service) => service),

  candidate: () =>
    callsDuringOutage((service, now) => {
      const breaker = new CircuitBreaker(service, { minimumCalls: 10, windowMs: 10_000, openMs: 5_000, now });
      return () => breaker.call();
    }),
};
