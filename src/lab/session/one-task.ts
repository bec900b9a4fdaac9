import { sameEdits, type Edits } from './edits.ts';
import type { RunView } from './state.ts';

/** What a run of one task starts from: the results of the other tasks stay, and are marked where they speak of other code. */
export function beginOneTask(before: RunView | undefined, taskId: string, edits: Edits): RunView {
  const tests = (before?.tests ?? []).filter((test) => test.taskId !== taskId);
  const others = [...new Set(tests.map((test) => test.taskId))];
  const marked = before !== undefined && sameEdits(before.edits, edits) ? (before.stale ?? []) : others;
  return { tests, edits, only: taskId, stale: marked.filter((id) => id !== taskId) };
}
