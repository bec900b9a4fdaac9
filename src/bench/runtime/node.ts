import { readFileSync } from 'node:fs';
import type { FileTree } from '../../engines/types.ts';

const NAMES = ['bench.mjs', 'gauges.mjs', 'heap.mjs', 'tools.mjs'] as const;

/** The harness, read from disk. `#bench-runtime` means this file outside of browsers. */
export function runtimeFiles(): FileTree {
  return Object.fromEntries(
    NAMES.map((name) => [`.hotpath/${name}`, readFileSync(new URL(name, import.meta.url), 'utf8')]),
  );
}
