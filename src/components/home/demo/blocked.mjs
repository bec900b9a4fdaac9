import { measure, tasks } from './measure.mjs';
import { countPrimes } from './work.mjs';

await measure(1, (report) => {
  for (const task of tasks) {
    report.start(task, 0);
    const primes = countPrimes(task.limit);
    report.end(task, 0, primes);
  }
});
