import { EngineError, type FileTree, type LabEngine, type RunRecording } from '../engines/types.ts';
import type { Lab, Task } from '../schemas/lab.ts';
import type { Results, TestResult } from '../schemas/results.ts';
import type { RunError } from './classify.ts';
import { RUN_MESSAGES, runMessage, TEST_MESSAGES } from './messages.ts';
import { runTests, sourceOf } from './run-tests.ts';
import { declaredTests } from './test-source.ts';

/** What is graded. Paths are relative to the root of the run. */
export interface Submission {
  /** `files`, when given, tells the reader's own files from the others when an error is located. */
  lab: Pick<Lab, 'tasks' | 'timeoutMs' | 'limits'> & { files?: Pick<Lab['files'], 'editable'> };
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
  /** Asks for recordings, one of each process that runs tests; see {@link RunRecording}. */
  onRecording?: (recording: RunRecording) => void;
  /** Ids of the tasks to grade; all when absent. Whole test files are left out, and the results cut down to these tasks. */
  only?: readonly string[];
  /** How records travel; `file` where stdout is not a clean pipe. Decided by the engine when absent. */
  transport?: 'stdout' | 'file';
}

/**
 * Grades a submission: mounts it, runs its test files with `node:test`, and turns the events into results.json. Errors of the
 * code under test, of whatever kind, end as results. All test files share a process, and its start, for as long as all goes
 * well; the files behind one that ended its process run in another.
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
  const relevant = (taskId: string): boolean => taskId === '' || wanted(taskId);
  try {
    await engine.boot(options.signal);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof EngineError)) throw error;
    return finish([], { errorKind: 'boot', message: runMessage('boot', { detail: error.message }) });
  }
  const { features } = engine.capabilities();
  const missing = (task: Task): string[] => task.requires.filter((name) => features[name] !== true);

  const results: TestResult[] = [];
  let failure: RunError | undefined;
  const files = Object.keys(tests).filter((file) => file.endsWith('.test.js') && tasksOf(tests, file).some(relevant));
  const processes: string[][] = files.length === 0 ? [] : [files.sort()];
  for (let batch = processes.shift(); batch !== undefined; batch = processes.shift()) {
    const timeoutMs = Math.max(1, lab.timeoutMs - (performance.now() - startedAt));
    const ended = await runTests(engine, submission, batch, { ...options, timeoutMs });
    results.push(...ended.tests);
    failure ??= ended.failure;
    processes.unshift(...ended.again);
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
      ...(error ?? (idle ? { message: RUN_MESSAGES.noTests } : {})),
      engine: { name: engine.name, node, capabilities: Object.keys(can).filter((name) => can[name] === true) },
      durationMs: performance.now() - startedAt,
      tests: all,
    };
  }
}

/** Ids of the tasks that a test file may be about; '' stands for tests that cannot be told without running them. */
function tasksOf(tests: FileTree, file: string): string[] {
  const ids = declaredTests(sourceOf(tests, file)).map((test) => test.taskId);
  return ids.length === 0 ? [''] : ids;
}
