/** Where a program lies, and the folder that is mounted for it. */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { CallError } from './call.ts';

export interface ProgramPlace {
  /** Real path of the folder that is mounted; the working directory. */
  folder: string;
  /** Path of the program below it. */
  file: string;
}

function realFile(file: string): string | undefined {
  try {
    return statSync(file).isFile() ? realpathSync(file) : undefined;
  } catch {
    return undefined;
  }
}

function realFolder(folder: string): string {
  try {
    if (statSync(folder).isDirectory()) return realpathSync(folder);
  } catch {
    // Told below.
  }
  throw new CallError(`--cwd ${folder}: there is no such folder.`);
}

/** Path of `file` below `folder`; undefined when it lies elsewhere. */
function below(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : relative;
}

/**
 * Finds `given`: below `cwd` when that was asked for, else from `current`, the folder of whoever calls.
 * @throws {CallError} when there is no such file, or when it lies outside of what is mounted.
 */
export function placeProgram(given: string, cwd: string | undefined, current: string): ProgramPlace {
  const folder = cwd === undefined ? undefined : realFolder(path.resolve(current, cwd));
  const candidates = folder === undefined ? [current] : [folder, current];
  const found = candidates.map((base) => realFile(path.resolve(base, given))).find((file) => file !== undefined);
  if (found === undefined) throw new CallError(`${given}: there is no such file in ${candidates.join(' or ')}.`);
  const mounted = folder ?? realpathSync(current);
  const file = below(mounted, found);
  if (file !== undefined) return { folder: mounted, file };
  if (folder === undefined) return ownFolder(found);
  throw new CallError(`${given} lies outside of ${folder}, so it would not be mounted: choose a --cwd that holds it.`);
}

function ownFolder(file: string): ProgramPlace {
  return { folder: path.dirname(file), file: path.basename(file) };
}

/**
 * The same for `--each`: the folder is the program's own.
 * @throws {CallError} when there is no such file.
 */
export function placeAlone(given: string, current: string): ProgramPlace {
  const found = realFile(path.resolve(current, given));
  if (found === undefined) throw new CallError(`${given}: there is no such file in ${current}.`);
  return ownFolder(found);
}
