import { report as words } from '#words/bench/report.ts';
import type { ExitStatus, FileTree, LabEngine, RunRecording } from '../engines/types.ts';
import { createDemultiplexer } from '../grader/demux.ts';
import { runMessage } from '../grader/messages.ts';
import type { BenchReport } from '../schemas/bench-report.ts';
import type { Bench, Lab } from '../schemas/lab.ts';
import { withPoints, type Gauge, type GaugePoint } from './gauges.ts';
import { runtimeFiles } from '#bench-runtime';
import { summarize } from './statistics.ts';
import { compare, EFFORT, warningsOf } from './verdict.ts';

/** What is measured. Paths are relative to the root of the run. */
export interface BenchSubmission {
  lab: Pick<Lab, 'benches' | 'limits'>;
  /** The reader's files, and what lies beside them. */
  files: FileTree;
  /** The files of `bench/`. */
  bench: FileTree;
}

/** How it is measured. */
export interface BenchOptions {
  /** Ends the run; {@link runBench} then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called after every round, with rounds done and in all. */
  onProgress?: (done: number, total: number) => void;
  /** Told what the run publishes of itself (gauges.ts), all of it each time, a few times a second. */
  onGauges?: (gauges: readonly Gauge[]) => void;
  /** Asks for a recording of the run. */
  onRecording?: (recording: RunRecording) => void;
  /** Whether the page is in front, asked after every round; always true when absent. */
  isVisible?: () => boolean;
  /** Of the order of calls and the bootstrap; 1 when absent. */
  seed?: number;
  /** Milliseconds to spend in place of the bench's own `time`. */
  time?: number;
  /** Samples a side that are taken even when they exceed the time; {@link EFFORT} when absent. */
  minSamples?: number;
}

/** Why there is no report. `message` is one sentence for the reader. */
export class BenchError extends Error {
  readonly kind: 'unequal' | 'unsupported' | 'failed' | 'timeout' | 'output-limit' | 'out-of-memory' | 'crash';
  /** For `unequal`: what both sides returned, as `util.inspect` shows it. */
  readonly answers: { baseline: string; candidate: string } | undefined;

  constructor(kind: BenchError['kind'], message: string, answers?: { baseline: string; candidate: string }) {
    super(message);
    this.name = 'BenchError';
    this.kind = kind;
    this.answers = answers;
  }
}

interface SamplesRecord {
  e: 'samples';
  baseline: number[];
  candidate: number[];
  inner: { baseline: number; candidate: number };
  resolution: number;
  cores: number;
  overBudget: boolean;
}

type BenchRecord =
  | { e: 'gauges'; points: GaugePoint[] }
  | { e: 'progress'; done: number; total: number }
  | SamplesRecord
  | { e: 'unequal'; baseline: string; candidate: string }
  | { e: 'unsupported'; lacks: string }
  | { e: 'failed'; message: string; stack: string };

/** Wall-clock limit: the budget rules the samples, but {@link EFFORT} a side are taken, however long they last. */
const limitMs = (bench: Bench): number => bench.time * 5 + 10_000;

/**
 * Runs one bench of a lab and compares the reader's side with the baseline.
 *
 * @throws {BenchError} when both sides give different answers, or the code fails
 * @throws {RangeError} when the lab has no such bench
 * @throws the reason of `signal` when aborted
 */
export async function runBench(
  engine: LabEngine,
  submission: BenchSubmission,
  benchId: string,
  options: BenchOptions = {},
): Promise<BenchReport> {
  const bench = submission.lab.benches.find((one) => one.id === benchId);
  if (bench === undefined) throw new RangeError(`this lab has no bench "${benchId}"`);
  const { signal, seed = 1, minSamples = EFFORT, time = bench.time } = options;
  await engine.boot(signal);
  await engine.mount({
    ...submission.files,
    ...submission.bench,
    'package.json': '{ "type": "module" }\n',
    ...runtimeFiles(),
  });
  const token = crypto.randomUUID();
  const printed = createDemultiplexer<BenchRecord>(token);
  let last: BenchRecord | undefined;
  let hidden = false;
  let gauges: readonly Gauge[] = [];
  const process = await engine.spawn('node', ['.hotpath/bench.mjs', bench.file], {
    env: { HOTPATH_BENCH: JSON.stringify({ token, time, metric: bench.metric, seed, minSamples }) },
    limits: {
      timeoutMs: limitMs(bench),
      outputBytes: submission.lab.limits.outputBytes + 1_048_576,
      memoryMb: submission.lab.limits.memoryMb,
    },
    ...(signal === undefined ? {} : { signal }),
    ...(options.onRecording === undefined ? {} : { onRecording: options.onRecording }),
    onOutput(event) {
      for (const record of printed.push(event.fd, event.bytes)) {
        if (record.e === 'output') continue;
        if (record.e === 'gauges') {
          gauges = withPoints(gauges, record.points);
          options.onGauges?.(gauges);
          continue;
        }
        last = record;
        if (record.e !== 'progress') continue;
        hidden ||= options.isVisible?.() === false;
        options.onProgress?.(record.done, record.total);
      }
    },
  });
  const exit = await process.exit;
  signal?.throwIfAborted();
  return reportOf(engine, bench, measured(last, exit, bench), hidden, seed);
}

function measured(last: BenchRecord | undefined, exit: ExitStatus, bench: Bench): SamplesRecord {
  if (last?.e === 'samples') return last;
  if (last?.e === 'unequal') {
    throw new BenchError('unequal', words.unequal, {
      baseline: last.baseline,
      candidate: last.candidate,
    });
  }
  if (last?.e === 'unsupported') {
    throw new BenchError('unsupported', words.unsupported(bench.metric, last.lacks));
  }
  if (last?.e === 'failed') throw new BenchError('failed', words.failed(last.message));
  const kind =
    exit.reason === 'timeout' || exit.reason === 'output-limit' || exit.reason === 'out-of-memory'
      ? exit.reason
      : 'crash';
  throw new BenchError(kind, runMessage(kind, { limitMs: limitMs(bench) }));
}

function reportOf(engine: LabEngine, bench: Bench, found: SamplesRecord, hidden: boolean, seed: number): BenchReport {
  const baseline = summarize(found.baseline);
  const candidate = summarize(found.candidate);
  const comparison = compare(baseline, candidate, { better: bench.better, minEffect: bench.minEffect, seed });
  const { inner, resolution, overBudget, cores } = found;
  const conditions = { overBudget, hidden, ...(bench.metric === 'time' ? { inner, resolution } : {}) };
  return {
    id: bench.id,
    metric: bench.metric,
    unit: bench.unit,
    engine: { name: engine.name, node: engine.capabilities().node },
    cores,
    baseline,
    candidate,
    warnings: warningsOf({ baseline, candidate, comparison }, conditions, bench.minEffect),
    comparison,
  };
}
