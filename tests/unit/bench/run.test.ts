import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runBench, type BenchSubmission } from '../../../src/bench/run.ts';
import { NodeEngine } from '../../../src/engines/node/engine.ts';
import { benchReportSchema } from '../../../src/schemas/bench-report.ts';
import { benchOf, METRICS } from './metrics.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let engine: NodeEngine;
beforeAll(async () => {
  engine = await NodeEngine.create();
});
afterAll(() => engine.dispose());

function submission(candidate: string, metric = 'time'): BenchSubmission {
  const bench = `import { candidate } from '../mine.js';
export default {
  setup: () => ({ numbers: Array.from({ length: 2000 }, (_, index) => index) }),
  baseline({ numbers }) {
    const result = numbers.reduce((all, one) => [...all.slice(-1), one], []).length;
    return ${metric === 'time' ? 'result' : '{ value: 100, result }'};
  },
  candidate: ({ numbers }) => candidate(numbers),
};`;
  return {
    lab: {
      benches: [
        {
          id: 'speed',
          file: 'bench/speed.bench.js',
          metric,
          unit: 'ms',
          better: 'lower',
          baseline: 'copying',
          candidate: 'yours',
          minEffect: 1.2,
          time: 200,
        },
      ],
      limits: { outputBytes: 10_000, memoryMb: 128 },
    },
    files: { 'mine.js': candidate },
    bench: { 'bench/speed.bench.js': bench },
  };
}

it('measures both sides and gives a report', async () => {
  const progress: number[] = [];
  const report = await runBench(engine, submission('export const candidate = () => 2;'), 'speed', {
    onProgress: (done) => progress.push(done),
  });
  expect(() => benchReportSchema.parse(report)).not.toThrow();
  expect(report.comparison.verdict).toBe('better');
  expect(report.baseline.samples.length).toBeGreaterThanOrEqual(10);
  expect(report.candidate.samples).toHaveLength(report.baseline.samples.length);
  expect(progress.at(-1)).toBe(report.baseline.samples.length);
});

it('takes the figure that the code counts itself', async () => {
  const report = await runBench(
    engine,
    submission('export const candidate = async () => ({ value: 1, result: 2 });', 'loads'),
    'speed',
  );
  expect(report.comparison).toMatchObject({ ratio: 100, verdict: 'better' });
});

it('refuses to compare different answers, and shows both', async () => {
  await expect(runBench(engine, submission('export const candidate = () => 3;'), 'speed')).rejects.toMatchObject({
    kind: 'unequal',
    answers: { baseline: '2', candidate: '3' },
  });
});

it('says what failed', async () => {
  await expect(
    runBench(engine, submission("export const candidate = () => { throw new Error('boom'); };"), 'speed'),
  ).rejects.toMatchObject({
    kind: 'failed',
    message: 'The bench failed: Error: boom',
  });
});

it('can be aborted', async () => {
  const abort = new AbortController();
  const run = runBench(engine, submission('export const candidate = () => 2;'), 'speed', {
    signal: abort.signal,
    onProgress: () => abort.abort(new Error('closed')),
  });
  await expect(run).rejects.toThrow('closed');
});

it.each(METRICS)('counts %s, and stops when nothing varies', async (metric, unit, code, baseline, candidate) => {
  const report = await runBench(engine, benchOf(metric, unit, code), 'it');
  expect(report).toMatchObject({
    baseline: { p50: baseline, p99: baseline },
    candidate: { p50: candidate, p99: candidate },
  });
  expect(report.comparison.verdict).toBe('better');
  expect(report.baseline.samples).toHaveLength(20);
});

it('weighs the heap that an answer holds, and what a side leaves behind', async () => {
  const code = `const rows = Array.from({ length: 20_000 }, (_, id) => id);
const log = [];
export default {
  baseline: () => { log.push(new Array(50_000).fill(0)); return rows.map((id) => [id]); },
  candidate: () => rows.map((id) => [id]),
};`;
  const { baseline, candidate, comparison } = await runBench(engine, benchOf('heap', 'bytes', code), 'it', {
    minSamples: 10,
    time: 500,
  });
  // An array of one number takes 40 bytes or so in V8; the log 8 a number more.
  expect(candidate.p50).toBeGreaterThan(20_000 * 20);
  expect(baseline.p50 - candidate.p50).toBeGreaterThan(50_000 * 4);
  expect(comparison.verdict).toBe('better');
});
