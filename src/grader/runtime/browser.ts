import type { FileTree } from '../../engines/types.ts';
import channel from './channel.mjs?raw';
import reporter from './reporter.mjs?raw';
import run from './run.mjs?raw';

/** The files that the grader adds to a run, as text in the bundle. `#grader-runtime` means this file in browsers. */
export function runtimeFiles(): FileTree {
  return { '.hotpath/channel.mjs': channel, '.hotpath/reporter.mjs': reporter, '.hotpath/run.mjs': run };
}
