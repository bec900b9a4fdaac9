import type { Results } from '../../schemas/results.ts';
import type { TaskSummary } from './package.ts';
import type { RunView } from './state.ts';
import { viewTasks } from './tasks.ts';

/**
 * The results of one task among those of the others. The lab counts as passed when every task passed with this very code, be it in
 * one run or one by one.
 */
export function withOtherTasks(begun: RunView, results: Results, tasks: readonly TaskSummary[]): Results {
  const all = [...begun.tests.filter((test) => test.taskId !== begun.only), ...results.tests];
  const tests = tasks.flatMap(({ id }) => all.filter((test) => test.taskId === id));
  const passed =
    (begun.stale ?? []).length === 0 && viewTasks(tasks, tests, false).every(({ status }) => status === 'passed');
  return { ...results, tests, status: results.status === 'error' ? 'error' : passed ? 'pass' : 'fail' };
}
