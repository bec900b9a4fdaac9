import type { LabEngine } from '../../../src/engines/types.ts';
import type { LabPackage, LabSummary } from '../../../src/lab/session/package.ts';
import type { ProgressPort, SessionPorts, StoredEntry } from '../../../src/lab/session/ports.ts';
import type { BenchReport, Stats } from '../../../src/schemas/bench-report.ts';
import { labSchema } from '../../../src/schemas/lab.ts';
import type { Results, TestResult } from '../../../src/schemas/results.ts';

/** A lab of two tasks, one editable file and one bench. */
export const summary: LabSummary = {
  slug: 'counter',
  id: '0b7e4f9e-6f6d-4a52-8f53-2f1c7a1f8f10',
  title: 'Count',
  contentHash: 'v1',
  focus: 'counter.js',
  files: [
    { path: 'counter.js', role: 'editable' },
    { path: 'given.js', role: 'readOnly' },
    { path: 'tests/counter.test.js', role: 'test' },
  ],
  tasks: [
    { id: 'count', title: 'Count up', hints: 3 },
    { id: 'reset', title: 'Start again', hints: 2 },
  ],
  benches: [
    {
      id: 'speed',
      metric: 'time',
      unit: 'ms',
      better: 'lower',
      baseline: 'naive',
      candidate: 'your counter',
      minEffect: 1.5,
    },
  ],
};

/** The texts of {@link summary}. */
export const labPackage: LabPackage = {
  contentHash: 'v1',
  manifest: labSchema.parse({
    formatVersion: 1,
    id: summary.id,
    title: 'Count',
    blurb: 'Count.',
    section: 'async',
    concepts: ['counting'],
    difficulty: 'basic',
    duration: 10,
    status: 'ready',
    files: { editable: ['counter.js'], readOnly: ['given.js'] },
    focus: 'counter.js',
    tasks: summary.tasks.map(({ id, title }) => ({ id, title })),
    timeoutMs: 1000,
    benches: [{ ...summary.benches[0], file: 'bench/speed.bench.js', time: 1000 }],
    reviewed: '2026-11-21',
  }),
  starter: { 'counter.js': 'starter\n', 'given.js': 'given\n' },
  support: { 'tests/counter.test.js': 'tests\n' },
  hints: { count: ['a', 'b', 'c'], reset: ['d', 'e'] },
};

/** A test's result, passed unless told otherwise. */
export function testResult(taskId: string, patch: Partial<TestResult> = {}): TestResult {
  return { name: 'works', taskId, status: 'pass', testCode: 'it()', durationMs: 1, ...patch };
}

/** Results of a whole run, from its tests. */
export function resultsOf(tests: TestResult[], patch: Partial<Results> = {}): Results {
  const status = tests.every((test) => test.status === 'pass') ? 'pass' : 'fail';
  const engine = { name: 'browser-node' as const, node: '24.21.0', capabilities: [] };
  return { version: 3, status, engine, durationMs: 5, tests, ...patch };
}

/** A benchmark's report. */
export function benchReport(comparison: Partial<BenchReport['comparison']> = {}): BenchReport {
  const stats: Stats = { samples: [1, 2], mean: 1.5, p50: 1.5, p75: 2, p99: 2, mad: 0.5, rme: 1 };
  return {
    id: 'speed',
    metric: 'time',
    unit: 'ms',
    engine: { name: 'browser-node', node: '24.21.0' },
    cores: 2,
    baseline: stats,
    candidate: stats,
    warnings: [],
    comparison: { ratio: 2, ci95: [1.8, 2.2], verdict: 'better', ...comparison },
  };
}

/** Progress kept in memory, as another visit (or another tab) would find it. */
export class MemoryProgress implements ProgressPort {
  readonly entries = new Map<string, StoredEntry>();
  readonly #listeners = new Map<string, ((entry: StoredEntry | undefined) => void)[]>();
  writes = 0;

  get(kind: string, id: string): StoredEntry | undefined {
    return this.entries.get(`${kind}:${id}`);
  }

  /** `base` is the version that another tab changed, where it is not the latest. */
  async set(kind: string, id: string, value: unknown, contentHash = '', base?: number): Promise<void> {
    this.writes += 1;
    const latest = base ?? this.get(kind, id)?.updatedAt;
    const made = { value, contentHash, updatedAt: 1_700_000_000_000 + this.writes };
    const entry = latest === undefined ? made : { ...made, base: latest };
    this.entries.set(`${kind}:${id}`, entry);
    for (const listener of this.#listeners.get(`${kind}:${id}`) ?? []) listener(entry);
  }

  subscribe(kind: string, id: string, listener: (entry: StoredEntry | undefined) => void): () => void {
    const key = `${kind}:${id}`;
    this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener]);
    return () => undefined;
  }
}

/** An engine that does nothing: sessions hand it on to the grader without using it. */
export const idleEngine: LabEngine = {
  name: 'browser-node',
  root: '/lab',
  boot: async () => undefined,
  mount: async () => undefined,
  spawn: () => Promise.reject(new Error('not in this test')),
  readFile: () => Promise.reject(new Error('not in this test')),
  writeFile: async () => undefined,
  readdir: async () => [],
  rm: async () => undefined,
  capabilities: () => ({ node: '24.21.0', features: {} }),
  dispose: async () => undefined,
};

/** Ports of a session in which everything works at once; tests replace what they are about. */
export function workingPorts(patch: Partial<SessionPorts> = {}): SessionPorts {
  const progress = new MemoryProgress();
  return {
    loadPackage: async () => labPackage,
    loadSolution: async () => ({ 'counter.js': 'solution\n' }),
    loadLessons: async () => [],
    openProgress: async () => progress,
    engine: async () => idleEngine,
    grade: async () => resultsOf([testResult('count'), testResult('reset')]),
    bench: async () => benchReport(),
    explain: (error) => (error instanceof Error ? error.message : String(error)),
    ...patch,
  };
}
