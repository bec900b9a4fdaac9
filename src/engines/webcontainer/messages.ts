import { webcontainer as words } from '#words/engines/policy.ts';
import type { EngineFailureKind } from '../types.ts';

/** What happened, in one sentence. */
export function containerFailure(kind: EngineFailureKind): string {
  return words[kind][0];
}

/** What the reader can do about it. */
export function containerMend(kind: EngineFailureKind): string {
  return words[kind][1];
}
