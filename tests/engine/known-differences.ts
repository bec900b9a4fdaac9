/**
 * Programs that the engine runs differently from Node, each with the reason. tests/engine/programs.test.ts fails when one of them
 * has begun to agree: take it off the list then.
 */
export interface KnownDifference {
  /** `area/file` below tests/engine/fixtures. */
  program: string;
  reason: string;
}

export const knownDifferences: readonly KnownDifference[] = [];
