/** Benches of metrics other than time, for every engine: what they count has to be the same wherever they run. */
import type { BenchSubmission } from '../../../src/bench/run.ts';

/** A metric, its bench module, and the figures of both sides. */
export type MetricBench = [metric: string, unit: string, code: string, baseline: number, candidate: number];

export const METRICS: readonly MetricBench[] = [
  [
    'in-flight',
    'calls',
    `const ids = Array.from({ length: 20 }, (_, id) => id);
const load = (time) => async (id) => { await time.sleep(10 + id % 3); return id * 2; };
async function all(tools, limit) {
  const time = tools.virtualTime();
  const calls = tools.gauge();
  const one = calls.track(load(time));
  const result = await time.run(async () => {
    const found = [];
    const waiting = [...ids.entries()];
    const feed = async () => { for (let next = waiting.shift(); next; next = waiting.shift()) found[next[0]] = await one(next[1]); };
    await Promise.all(Array.from({ length: limit }, feed));
    return found;
  });
  return { value: calls.peak, result };
}
export default { baseline: (_, tools) => all(tools, ids.length), candidate: (_, tools) => all(tools, 4) };`,
    20,
    4,
  ],
  [
    'loads',
    'loads',
    `async function run(tools, keyed) {
  const loads = tools.gauge();
  const load = loads.track(async (key) => 'value of ' + key);
  const cache = new Map();
  const get = (key) => { if (!keyed) return load(key); if (!cache.has(key)) cache.set(key, load(key)); return cache.get(key); };
  const random = tools.seeded(7);
  const result = await Promise.all(Array.from({ length: 50 }, () => get(Math.floor(random() * 5))));
  return { value: loads.calls, result };
}
export default { baseline: (_, tools) => run(tools, false), candidate: (_, tools) => run(tools, true) };`,
    50,
    5,
  ],
  [
    'makespan',
    'ms',
    `const durations = [100, 10, 10, 10, 100, 10, 10, 10];
async function run(tools, work) {
  const time = tools.virtualTime();
  const done = [];
  await time.run(() => work(durations.map((ms, index) => async () => { await time.sleep(ms); done.push(index); })));
  return { value: time.now, result: done.length };
}
async function batches(tasks) { while (tasks.length > 0) await Promise.all(tasks.splice(0, 4).map((task) => task())); }
async function fed(tasks) { await Promise.all([1, 2, 3, 4].map(async () => { while (tasks.length > 0) await tasks.shift()(); })); }
export default { baseline: (_, tools) => run(tools, batches), candidate: (_, tools) => run(tools, fed) };`,
    200,
    110,
  ],
  [
    'p99',
    'ms',
    `async function run(tools, stall) {
  const random = tools.seeded(3);
  const latencies = Array.from({ length: 1000 }, (_, index) => (index % 50 === 0 ? stall : 10 + Math.floor(random() * 5)));
  return { value: tools.percentile(latencies, 0.99), result: latencies.length };
}
export default { baseline: (_, tools) => run(tools, 500), candidate: (_, tools) => run(tools, 20) };`,
    500,
    20,
  ],
];

/** A lab with one bench, `bench/it.bench.js`. */
export function benchOf(metric: string, unit: string, code: string): BenchSubmission {
  return {
    lab: {
      benches: [
        {
          id: 'it',
          file: 'bench/it.bench.js',
          metric,
          unit,
          better: 'lower',
          baseline: 'naive',
          candidate: 'yours',
          minEffect: 1.2,
          time: 5000,
        },
      ],
      limits: { outputBytes: 10_000, memoryMb: 128 },
    },
    files: {},
    bench: { 'bench/it.bench.js': code },
  };
}
