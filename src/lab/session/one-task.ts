import type { Results } from '../../schemas/results.ts';
import { sameEdits, type Edits } from './edits.ts';
import type { TaskSummary } from './package.ts';
import type { RunView } from './state.ts';
import { viewTasks } from './tasks.ts';

/** What a run of one task starts from: the results of the other tasks stay, and are marked where they speak of other code. */
export function beginOneTask(before: RunView | undefined, taskId: string, edits: Edits): RunView {
  const tests = (before?.tests ?? []).filter((test) => test.taskId !== taskId);
  const others = [...new Set(tests.map((test) => test.taskId))];
  const marked = before !== undefined && sameEdits(before.edits, edits) ? (before.stale ?? []) : others;
  return { tests, edits, only: taskId, stale: marked.filter((id) => id !== taskId) };
}

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
