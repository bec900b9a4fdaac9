import { watch } from 'node:fs';
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type { FileTree } from '../../engines/types.ts';
import type { LabSource } from '../../lab/files.ts';
import { textOf } from '../../lab/files.ts';
import { CallError } from './open-lab.ts';

/** Editors write a file in several steps; what follows within so many milliseconds is the same save. */
const ONE_SAVE_MS = 60;

/** The editable files of a lab in a folder; those that are missing are left out, so the starter's are used. */
export async function readWork(folder: string, lab: Pick<LabSource, 'manifest'>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const file of lab.manifest.files.editable) {
    try {
      found[file] = await readFile(path.join(folder, file), 'utf8');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')))
        throw error;
    }
  }
  return found;
}

/** Like {@link readWork}, for a folder that somebody handed in. @throws {CallError} when it has none of the files */
export async function readSubmission(folder: string, lab: Pick<LabSource, 'manifest'>): Promise<FileTree> {
  const files = await readWork(folder, lab);
  if (Object.keys(files).length > 0) return files;
  throw new CallError(`${folder} has none of the files of this lab: ${lab.manifest.files.editable.join(', ')}`);
}

/** Calls back after each save that changed an editable file, until the signal is aborted. */
export function watchWork(
  folder: string,
  lab: Pick<LabSource, 'manifest'>,
  callback: () => void,
  signal: AbortSignal,
): void {
  const fingerprint = async (): Promise<string> =>
    JSON.stringify(Object.entries(await readWork(folder, lab)).map(([file, data]) => [file, textOf(data)]));
  let timer: NodeJS.Timeout | undefined;
  let before = fingerprint();
  const look = async (): Promise<void> => {
    const now = await fingerprint();
    if (now === (await before) || signal.aborted) return;
    before = Promise.resolve(now);
    callback();
  };
  const watcher = watch(folder, { recursive: true, signal }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), ONE_SAVE_MS);
  });
  // Aborting is the way to end it, and no error.
  watcher.on('error', (error) => {
    if (!signal.aborted) throw error;
  });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
