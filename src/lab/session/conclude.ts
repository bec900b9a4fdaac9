/** What a session needs only once tests have run. Loaded with the first run. */
import type { Results } from '../../schemas/results.ts';
import { matchLesson, type Lesson } from './lessons.ts';
import { announceResults, announceTask } from './messages.ts';
import { withOtherTasks } from './other-tasks.ts';
import type { TaskSummary } from './package.ts';
import type { SessionPorts } from './ports.ts';
import { problemOf } from './problem.ts';
import type { RunView } from './state.ts';

export { verdictSentence } from './messages.ts';

/** What is shown of a run that is over. */
interface Conclusion {
  results: Results;
  view: Pick<RunView, 'tests' | 'results' | 'problem'>;
  announcement: string;
}

/** Puts what was graded beside the results of the tasks that did not run, and into words. `task`: the only one that ran. */
export function conclude(graded: Results, run: RunView, tasks: readonly TaskSummary[], task?: TaskSummary): Conclusion {
  const results = task ? withOtherTasks(run, graded, tasks) : graded;
  const problem = problemOf(results);
  return {
    results,
    view: { tests: results.tests, results, ...(problem ? { problem } : {}) },
    announcement: task ? announceTask(task, results) : announceResults(tasks, results),
  };
}

/** Finds out why the tests reject the reader's code, if that is known. Without it the results still say what failed. */
export async function findLesson(
  { loadLessons }: Pick<SessionPorts, 'loadLessons'>,
  results: Results,
  tasks: readonly TaskSummary[],
): Promise<Lesson | undefined> {
  if (results.status !== 'fail') return undefined;
  return matchLesson(await loadLessons().catch(() => []), results, tasks);
}
