// Measures inside an engine: `node .hotpath/bench.mjs bench/x.bench.js` with HOTPATH_BENCH = { token, time, metric, seed, minSamples }.
import assert from 'node:assert';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { watchGauges } from './gauges.mjs';
import { tools } from './tools.mjs';

const { token, time, metric, seed, minSamples } = JSON.parse(process.env.HOTPATH_BENCH);
delete process.env.HOTPATH_BENCH;
const write = process.stdout.write.bind(process.stdout);
const exit = process.exit.bind(process);
const now = performance.now.bind(performance);
const { stringify } = JSON;
const send = (record) => write(`\u001e${token} ${stringify(record)}\n`);

const MAX_SAMPLES = 500;
/** A sample lasts at least so many ticks of the timer, so that reading the timer adds 1 % at most. */
const TICKS = 100;
/** So often at most is progress told: telling costs time too. */
const TELL_EVERY_MS = 50;
/** Part of the budget for warming up. */
const WARM_UP = 0.2;

/** Results are stored where the compiler must assume that somebody reads them, or it could drop the work. */
const kept = (globalThis[Symbol('kept')] = new Array(8));
let calls = 0;

/** Smallest step of the timer in ms: the median of 50 observed steps. */
function timerResolution() {
  const steps = [];
  for (let index = 0; index < 50; index += 1) {
    const start = now();
    let end = now();
    while (end === start) end = now();
    steps.push(end - start);
  }
  return steps.sort((a, b) => a - b)[25];
}

async function call(side, context) {
  let result = side(context, tools);
  if (typeof result?.then === 'function') result = await result;
  kept[calls++ & 7] = result;
  return result;
}

const heap = metric === 'heap' ? await (await import('./heap.mjs')).heapMeter() : undefined;

/** One sample: ms per call, bytes that the answer holds, or the figure that the side counted itself. */
async function sample(side, context, inner) {
  if (metric === 'heap') {
    // What earlier calls kept must not be freed while this one is weighed.
    kept.fill(undefined);
    return heap(() => call(side, context));
  }
  if (metric !== 'time') return figure(await call(side, context));
  const start = now();
  for (let index = 0; index < inner; index += 1) {
    const result = side(context, tools);
    kept[calls++ & 7] = typeof result?.then === 'function' ? await result : result;
  }
  return (now() - start) / inner;
}

function figure(returned) {
  if (typeof returned?.value === 'number' && Number.isFinite(returned.value)) return returned.value;
  throw new TypeError(
    `for the metric ${metric} both sides must return { value, result } with a finite number as value`,
  );
}

const answer = (returned) => (metric === 'time' || metric === 'heap' ? returned : returned?.result);
const show = (value) => inspect(value, { depth: 6, maxArrayLength: 50, breakLength: 80 }).slice(0, 4096);

/** How many calls make one sample long enough, found by doubling. */
async function innerCalls(side, context, shortest, until) {
  let inner = 1;
  while ((await sample(side, context, inner)) * inner < shortest && inner < 1e7 && now() < until) inner *= 2;
  return inner;
}

async function measure({ baseline, candidate }, context) {
  if (metric === 'heap' && heap === undefined)
    return { e: 'unsupported', lacks: 'a garbage collector that can be called' };
  const expected = answer(await call(baseline, context));
  const actual = answer(await call(candidate, context));
  try {
    assert.deepStrictEqual(actual, expected);
  } catch {
    return { e: 'unequal', baseline: show(expected), candidate: show(actual) };
  }
  const resolution = timerResolution();
  const startedAt = now();
  // Counting needs no compiler at its best.
  const warm = startedAt + (metric === 'time' ? time * WARM_UP : 0);
  const shortest = resolution * TICKS;
  const inner = { baseline: 1, candidate: 1 };
  if (metric === 'time') {
    inner.baseline = await innerCalls(baseline, context, shortest, warm);
    inner.candidate = await innerCalls(candidate, context, shortest, warm);
  }
  let rounds = 0;
  const before = now();
  do {
    await sample(baseline, context, inner.baseline);
    await sample(candidate, context, inner.candidate);
    rounds += 1;
  } while (now() < warm);
  const perRound = (now() - before) / rounds;
  const wanted = Math.floor((startedAt + time - now()) / perRound);
  const most = Math.min(MAX_SAMPLES, Math.max(minSamples, wanted));

  const random = tools.seeded(seed);
  const samples = { baseline: [], candidate: [] };
  let told = 0;
  let total = most;
  for (let done = 0; done < total; done += 1) {
    const order = random() < 0.5 ? ['baseline', 'candidate'] : ['candidate', 'baseline'];
    for (const side of order) {
      samples[side].push(await sample(side === 'baseline' ? baseline : candidate, context, inner[side]));
    }
    // What is counted and never varies will not vary later either.
    if (metric !== 'time' && done + 1 === minSamples && isSteady(samples)) total = minSamples;
    if (now() - told >= TELL_EVERY_MS || done + 1 === total) {
      send({ e: 'progress', done: done + 1, total });
      gauges.tell(done + 1 === total);
      told = now();
    }
  }
  return {
    e: 'samples',
    ...samples,
    inner,
    resolution,
    cores: availableParallelism(),
    calls,
    overBudget: wanted < minSamples,
  };
}

const gauges = watchGauges((points) => send({ e: 'gauges', points }));

const isSteady = (samples) => Object.values(samples).every((all) => all.every((one) => one === all[0]));

async function main() {
  const { default: bench } = await import(pathToFileURL(process.argv[2]).href);
  if (typeof bench?.baseline !== 'function' || typeof bench.candidate !== 'function') {
    throw new TypeError('a bench module must export default { setup?, baseline, candidate, teardown? }');
  }
  const context = await bench.setup?.(tools);
  try {
    send(await measure(bench, context));
  } finally {
    await bench.teardown?.(context);
  }
}

/** Pipes may still hold records when `exit` is called. */
const leave = (code) => write('', () => exit(code));

main().then(
  () => leave(0),
  (error) => {
    send({
      e: 'failed',
      message: error instanceof Error ? `${error.name}: ${error.message}` : show(error),
      stack: String(error?.stack),
    });
    leave(1);
  },
);
