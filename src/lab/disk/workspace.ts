import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileTree } from '../../engines/types.ts';

/**
 * Writes the files that are not there yet and leaves all others as they are.
 *
 * @returns the paths that were written
 */
export async function writeMissing(folder: string, files: FileTree): Promise<string[]> {
  const written: string[] = [];
  for (const [name, data] of Object.entries(files)) {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    try {
      await writeFile(target, data, { flag: 'wx' });
      written.push(name);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  return written;
}
