import type { LabSummary } from './package.ts';
import type { StoredEntry } from './ports.ts';
import { problemOf } from './problem.ts';
import { parseSavedBench, parseSavedRun } from './saved.ts';
import type { BenchView, RunView } from './state.ts';

/** The run of an earlier visit; undefined when it cannot be read. Its results are old where the lab has changed since. */
export function readRun(entry: StoredEntry, lab: LabSummary): RunView | undefined {
  const { contentHash, tasks } = lab;
  const saved = parseSavedRun(entry.value, lab);
  if (saved === undefined) return undefined;
  const { outcome: results, edits } = saved;
  const problem = problemOf(results);
  const stale = entry.contentHash === contentHash ? (saved.stale ?? []) : tasks.map(({ id }) => id);
  return { tests: results.tests, results, edits, stale, earlier: entry.updatedAt, ...(problem ? { problem } : {}) };
}

/** The latest benchmark of earlier visits; undefined when none can be read. */
export function readBench(
  reports: readonly { id: string; entry: StoredEntry }[],
  lab: LabSummary,
): BenchView | undefined {
  const found = reports.flatMap(({ id, entry }) => {
    const saved = parseSavedBench(entry.value, lab);
    if (saved === undefined) return [];
    return [{ id, done: 1, report: saved.outcome, edits: saved.edits, earlier: entry.updatedAt }];
  });
  return found.sort((a, b) => b.earlier - a.earlier)[0];
}
