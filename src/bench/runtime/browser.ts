import type { FileTree } from '../../engines/types.ts';
import bench from './bench.mjs?raw';
import gauges from './gauges.mjs?raw';
import heap from './heap.mjs?raw';
import tools from './tools.mjs?raw';

/** The harness, as text in the bundle. `#bench-runtime` means this file in browsers. */
export function runtimeFiles(): FileTree {
  return {
    '.hotpath/bench.mjs': bench,
    '.hotpath/gauges.mjs': gauges,
    '.hotpath/heap.mjs': heap,
    '.hotpath/tools.mjs': tools,
  };
}
