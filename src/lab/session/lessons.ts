import type { Results } from '../../schemas/results.ts';
import type { TaskSummary } from './package.ts';
import { viewTasks } from './tasks.ts';

/** What a known wrong solution teaches. Made at build time from the manifests of the lab's mutants. */
export interface Lesson {
  /** Exactly the tests that fail, as "<task id> > <test name>". */
  fails: readonly string[];
  lesson: string;
  /** The trap it stands for: its id and what that is in one line. */
  trap?: { id: string; text: string };
}

/**
 * The lesson of the known wrong solution that fails exactly the tests that these results fail. None for a run that ended with an
 * error or left a task out: what did not run could have failed too.
 */
export function matchLesson(
  lessons: readonly Lesson[],
  results: Results,
  tasks: readonly TaskSummary[],
): Lesson | undefined {
  const views = viewTasks(tasks, results.tests, false);
  const whole = views.every(({ tests }) => tests.length > 0 && tests.every(({ status }) => status !== 'skip'));
  if (results.status !== 'fail' || !whole) return undefined;
  const failed = new Set(
    results.tests.filter(({ status }) => status !== 'pass').map(({ taskId, name }) => `${taskId} > ${name}`),
  );
  return lessons.find(({ fails }) => fails.length === failed.size && fails.every((name) => failed.has(name)));
}
