import { readFileSync } from 'node:fs';
import type { FileTree } from '../../engines/types.ts';

/** The harness, read from disk. `#bench-runtime` means this file outside of browsers. */
export function runtimeFiles(): FileTree {
  return { '.hotpath/bench.mjs': readFileSync(new URL('bench.mjs', import.meta.url), 'utf8') };
}
