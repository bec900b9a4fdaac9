/** One program in a fresh engine. */
import path from 'node:path';
import type { ExitStatus, OutputEvent } from '../../engines/types.ts';
import type { EnginePages } from '../browsers/engine-pages.ts';
import type { ServedTree } from '../browsers/engine-server.ts';
import { CallError } from './call.ts';
import { listTree, MOUNT_LIMIT, TooLargeError } from './list-tree.ts';
import type { ProgramPlace } from './program.ts';
import { usedPackages } from './used-packages.ts';

/** Variables that name places of this machine, or belong to npm: the engine has its own, or none. */
const OWN_VARIABLES =
  /^(?:npm_|INIT_CWD$|NODE_OPTIONS$|NODE_PATH$|NODE$|PATH$|HOME$|USER$|LOGNAME$|SHELL$|PWD$|OLDPWD$|TMPDIR$|_$)/i;

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || OWN_VARIABLES.test(name) ? [] : [[name, value]],
    ),
  );

function treeOf({ folder, file }: ProgramPlace): ServedTree {
  try {
    return listTree(folder);
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
  }
  try {
    return listTree(folder, usedPackages(folder, file));
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error;
    const limit = String(MOUNT_LIMIT / 1024 / 1024);
    throw new CallError(`${folder} holds more than the ${limit} MiB that can be mounted: choose a smaller --cwd.`);
  }
}

export interface RunOptions {
  args: readonly string[];
  timeoutMs: number | undefined;
  onOutput: (event: OutputEvent) => void;
  /** Standard input; at its end at once when there is none. */
  input?: NodeJS.ReadableStream;
}

/** How a program ended, and the milliseconds from its start to there. */
export interface RunResult {
  exit: ExitStatus;
  ms: number;
}

/**
 * Runs the program in a page of its own. Its folder is mounted where it lies on this machine, so that paths in its output are real.
 * @throws {CallError} when the folder is too large.
 */
export async function runProgram(pages: EnginePages, place: ProgramPlace, options: RunOptions): Promise<RunResult> {
  const tree = treeOf(place);
  const root = process.platform === 'win32' ? '/lab' : place.folder;
  const engine = await pages.open(root);
  try {
    await engine.mountTree(tree);
    const started = performance.now();
    const child = await engine.spawn(
      'node',
      [path.posix.join(root, place.file.replaceAll('\\', '/')), ...options.args],
      {
        env: environment(),
        limits: options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs },
        onOutput: options.onOutput,
      },
    );
    const exit = await child.exit;
    return { exit, ms: Math.round(performance.now() - started) };
  } finally {
    await engine.dispose();
  }
}
