import type { TestResult } from '../../schemas/results.ts';
import type { TaskSummary } from './package.ts';

/** `running`: a run is under way and this task has tests still to come. `none`: not run. */
export type TaskStatus = 'none' | 'running' | 'passed' | 'failed' | 'skipped';

/** One task with its tests of the latest run. */
export interface TaskView {
  id: string;
  title: string;
  status: TaskStatus;
  tests: TestResult[];
}

/**
 * Sorts tests by task, in the manifest's order. `tests` come in the order in which they ended. A failed test fails its task at once; a
 * task passes when nothing in it failed and the run is over or has moved on to another task. A task without tests in a finished
 * run did not run.
 * @param only the one task that runs, when not all do
 */
export function viewTasks(
  tasks: readonly TaskSummary[],
  tests: readonly TestResult[],
  running: boolean,
  only?: string,
): TaskView[] {
  const current = tests.at(-1)?.taskId;
  return tasks.map(({ id, title }) => {
    const own = tests.filter((test) => test.taskId === id);
    const open = only === undefined ? own.length === 0 || id === current : id === only;
    return { id, title, tests: own, status: statusOf(own, running && open) };
  });
}

function statusOf(tests: readonly TestResult[], open: boolean): TaskStatus {
  if (tests.some((test) => test.status === 'fail' || test.status === 'error')) return 'failed';
  if (open) return 'running';
  if (tests.length === 0) return 'none';
  return tests.every((test) => test.status === 'skip') ? 'skipped' : 'passed';
}
