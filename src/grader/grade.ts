import { EngineError, type FileTree, type LabEngine, type SpawnLimits } from '../engines/types.ts';
import type { Lab, Task } from '../schemas/lab.ts';
import type { Results, TestResult } from '../schemas/results.ts';
import { runtimeFiles } from '#grader-runtime';
import { createAssembler } from './assemble.ts';
import { classify, type RunError } from './classify.ts';
import { createDemultiplexer, parseRecords } from './demux.ts';
import { NO_TESTS, runMessage, TEST_MESSAGES } from './messages.ts';
import type { Happening } from './records.ts';
import { declaredTests } from './test-source.ts';

/** What is graded. Paths are relative to the root of the run. */
export interface Submission {
  lab: Pick<Lab, 'tasks' | 'timeoutMs' | 'limits'>;
  /** The reader's files, and what lies beside them (read-only and hidden files). */
  files: FileTree;
  /** Test files, `tests/…`. Those that end in `.test.js` are run, the others are there to be imported. */
  tests: FileTree;
}

/** How it is graded. */
export interface GradeOptions {
  /** Ends the run; {@link gradeLab} then rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called as each test ends, for live results. `output` may still grow until the run is over. */
  onTest?: (result: TestResult) => void;
  /** Ids of the tasks to grade; all when absent. Whole test files are left out, and the results cut down to these tasks. */
  only?: readonly string[];
  /** How records travel; `file` where stdout is not a clean pipe. Decided by the engine when absent. */
  transport?: 'stdout' | 'file';
}

const RECORDS = '.hotpath/records.ndjson';
/** Records share stdout with the reader's output, so the limit leaves them room. */
const RECORD_BYTES = 4 * 1024 * 1024;

/**
 * Grades a submission: mounts it, runs each test file in a process of its own with `node:test`, and turns the events into
 * results.json. Errors of the code under test, of whatever kind, end as results.
 *
 * @throws the reason of `signal` when aborted
 */
export async function gradeLab(
  engine: LabEngine,
  submission: Submission,
  options: GradeOptions = {},
): Promise<Results> {
  const startedAt = performance.now();
  const { lab, tests } = submission;
  const wanted = (taskId: string): boolean => options.only?.includes(taskId) ?? true;
  try {
    await engine.boot(options.signal);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof EngineError)) throw error;
    return finish([], { errorKind: 'boot', message: runMessage('boot', { detail: error.message }) });
  }
  const { features } = engine.capabilities();
  const missing = (task: Task): string[] => task.requires.filter((name) => features[name] !== true);
  await engine.mount({ ...submission.files, ...tests, 'package.json': '{ "type": "module" }\n', ...runtimeFiles() });

  const results: TestResult[] = [];
  let failure: RunError | undefined;
  for (const [file, data] of Object.entries(tests).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!file.endsWith('.test.js') || !tasksOf(text(data)).some((id) => id === '' || wanted(id))) continue;
    const remaining = lab.timeoutMs - (performance.now() - startedAt);
    const ended = await runFile(engine, submission, file, text(data), Math.max(1, remaining), options);
    results.push(...ended.tests);
    failure ??= ended.failure;
  }
  const graded = results.filter((test) => wanted(test.taskId)).map((test) => withoutUnsupported(test));
  const lacking = [...new Set(lab.tasks.filter((task) => wanted(task.id)).flatMap(missing))];
  if (lacking.length > 0)
    failure ??= { errorKind: 'unsupported', message: runMessage('unsupported', { missing: lacking }) };
  return finish(graded, failure);

  function withoutUnsupported(test: TestResult): TestResult {
    const task = lab.tasks.find((one) => one.id === test.taskId);
    const lacks = task === undefined ? [] : missing(task);
    if (lacks.length === 0) return test;
    const { name, taskId, testCode } = test;
    return { name, taskId, testCode, status: 'skip', message: TEST_MESSAGES.unsupported(lacks), durationMs: 0 };
  }

  function finish(all: TestResult[], error: RunError | undefined): Results {
    const { node, features: can } = engine.capabilities();
    const idle = lab.tasks.some((task) => wanted(task.id) && !all.some((test) => test.taskId === task.id));
    const passed = !idle && all.length > 0 && all.every((test) => test.status === 'pass');
    return {
      version: 3,
      status: error !== undefined || all.length === 0 ? 'error' : passed ? 'pass' : 'fail',
      ...(error ?? (idle ? { message: NO_TESTS } : {})),
      engine: { name: engine.name, node, capabilities: Object.keys(can).filter((name) => can[name] === true) },
      durationMs: performance.now() - startedAt,
      tests: all,
    };
  }
}

async function runFile(
  engine: LabEngine,
  { lab, files, tests }: Submission,
  file: string,
  source: string,
  timeoutMs: number,
  options: GradeOptions,
): Promise<{ tests: TestResult[]; failure: RunError | undefined }> {
  // Code of an earlier test file may have tampered with these.
  for (const [path, data] of Object.entries({ ...tests, ...runtimeFiles() })) await engine.writeFile(path, data);
  await engine.rm(RECORDS);
  const assembler = createAssembler(source, engine.root);
  const happenings: Happening[] = [];
  const take = (found: readonly Happening[]): void => {
    for (const happening of found) {
      happenings.push(happening);
      const result = assembler.push(happening);
      if (result !== undefined && (options.only?.includes(result.taskId) ?? true)) options.onTest?.(result);
    }
  };
  const token = crypto.randomUUID();
  const byFile = (options.transport ?? (engine.name === 'webcontainer' ? 'file' : 'stdout')) === 'file';
  const limits: SpawnLimits = {
    timeoutMs,
    outputBytes: lab.limits.outputBytes + RECORD_BYTES,
    memoryMb: lab.limits.memoryMb,
  };
  const printed = createDemultiplexer(token);
  const stop = new AbortController();
  let outputBytes = 0;
  const process = await engine.spawn(
    'node',
    ['--test-reporter=./.hotpath/reporter.mjs', '--test-reporter-destination=stdout', '.hotpath/run.mjs', file],
    {
      env: { HOTPATH_TOKEN: token, ...(byFile ? { HOTPATH_RECORDS: RECORDS } : {}) },
      limits,
      signal: options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]),
      onOutput(event) {
        if (stop.signal.aborted) return;
        const found = printed.push(event.fd, event.bytes);
        for (const one of found) if (one.e === 'output') outputBytes += one.text.length;
        take(found);
        if (outputBytes > lab.limits.outputBytes) stop.abort();
      },
    },
  );
  const status = await process.exit;
  options.signal?.throwIfAborted();
  take(printed.end());
  if (byFile)
    take(parseRecords(text(await engine.readFile(RECORDS).catch(() => '')), token).filter((one) => one.e !== 'begin'));
  const results = assembler.finish();
  const failure = classify({
    exit: stop.signal.aborted ? { ...status, reason: 'output-limit' } : status,
    happenings,
    tests: results,
    running: assembler.running(),
    root: engine.root,
    limits: { ...limits, timeoutMs: lab.timeoutMs, outputBytes: lab.limits.outputBytes },
    files: { ...files, ...tests },
  });
  return { tests: results, failure };
}

/** Ids of the tasks that a test file may be about; '' stands for tests that cannot be told without running them. */
function tasksOf(source: string): string[] {
  const ids = declaredTests(source).map((test) => test.taskId);
  return ids.length === 0 ? [''] : ids;
}

function text(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : new TextDecoder().decode(data);
}
