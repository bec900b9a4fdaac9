import { problem as words } from '#words/lab/problem.ts';
import type { Location, Results } from '../../schemas/results.ts';

/** Why a whole run or benchmark gave no verdict: a sentence for readers that says what to do, and the place if there is one. */
export interface RunProblem {
  message: string;
  location?: Location;
}

/** The problem of a run that ended as a whole; none when its tests tell everything. */
export function problemOf(results: Results): RunProblem | undefined {
  if (results.status !== 'error' && results.errorKind === undefined) return undefined;
  const message = results.message ?? words.unnamed;
  return results.location ? { message, location: results.location } : { message };
}
