import type { FileTree } from '../../engines/types.ts';
import channel from './channel.mjs?raw';
import guard from './guard.mjs?raw';
import reporter from './reporter.mjs?raw';
import run from './run.mjs?raw';
import seal from './seal.mjs?raw';

/** The files that the grader adds to a run, as text in the bundle. `#grader-runtime` means this file in browsers. */
export function runtimeFiles(): FileTree {
  const files = { channel, guard, reporter, run, seal };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`.hotpath/${name}.mjs`, text]));
}
