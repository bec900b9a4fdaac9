import type { LabEngine } from '../types.ts';
import { ABILITY_CASES } from './abilities.ts';
import { kitFor, type ContractCase } from './case.ts';
import { FILE_CASES } from './files.ts';
import { LIMIT_CASES } from './limits.ts';
import { PROCESS_CASES } from './processes.ts';
import { SERVER_CASES } from './servers.ts';

/** The whole contract, in the order in which it is run. */
export const CONTRACT: readonly ContractCase[] = [
  ...FILE_CASES,
  ...PROCESS_CASES,
  ...SERVER_CASES,
  ...ABILITY_CASES,
  ...LIMIT_CASES,
];

/** How one case ended. */
export interface CaseResult {
  id: string;
  promise: string;
  status: 'pass' | 'fail' | 'skip';
  /** Why it failed or was skipped; empty when it passed. */
  detail: string;
  ms: number;
}

/** Milliseconds until a case without an end counts as failed. */
const CASE_MS = 60_000;

/** Checks one case on an engine that is ready. Never rejects. */
export async function checkCase(engine: LabEngine, one: ContractCase): Promise<CaseResult> {
  const { id, promise, requires } = one;
  if (requires !== undefined && engine.capabilities().features[requires] !== true) {
    return { id, promise, status: 'skip', detail: `this engine has no ${requires}`, ms: 0 };
  }
  const startedAt = performance.now();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no end after ${CASE_MS / 1000} s`)), CASE_MS);
  try {
    await Promise.race([one.run(kitFor(engine)), late.promise]);
    return { id, promise, status: 'pass', detail: '', ms: performance.now() - startedAt };
  } catch (error) {
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { id, promise, status: 'fail', detail, ms: performance.now() - startedAt };
  } finally {
    clearTimeout(timer);
  }
}
