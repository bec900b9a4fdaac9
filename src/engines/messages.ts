import { failures, notSecure } from '#words/engines/failures.ts';
import { EngineError, type EngineFailureKind } from './types.ts';

/** What a reader is told where no header would help: browsers ignore those of isolation on pages that are not from a secure origin. */
export const NOT_SECURE = notSecure;

/** What a reader is told about an engine that failed: one sentence on what happened, and one on what to do next. */
export function engineMessage(kind: EngineFailureKind): string {
  return failures[kind];
}

/**
 * What a reader is told about an error that ended a run before or outside of the program: the sentence of its kind for an
 * {@link EngineError}, the one on the network for a part of the site that could not be fetched, else the error's own words.
 */
export function failureMessage(error: unknown): string {
  if (error instanceof EngineError) return error.advice ?? engineMessage(error.kind);
  // Browsers have no other sign for a dynamic import, or a fetch, that did not come through.
  if (error instanceof TypeError && /import|fetch|load failed/i.test(error.message)) return engineMessage('network');
  return error instanceof Error ? error.message : String(error);
}
