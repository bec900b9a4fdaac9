import { readFileSync } from 'node:fs';
import type { FileTree } from '../../engines/types.ts';

const NAMES = ['channel.mjs', 'guard.mjs', 'reporter.mjs', 'run.mjs', 'seal.mjs'] as const;

/** The files that the grader adds to a run, read from disk. `#grader-runtime` means this file outside of browsers. */
export function runtimeFiles(): FileTree {
  return Object.fromEntries(
    NAMES.map((name) => [`.hotpath/${name}`, readFileSync(new URL(name, import.meta.url), 'utf8')]),
  );
}
