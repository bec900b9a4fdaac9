import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileTree } from '../../engines/types.ts';

/** Left behind by editors and systems; never part of a lab. */
const IGNORED = /^(?:\.DS_Store|Thumbs\.db|.*~|.*\.swp)$/;

/** All files below `folder`, sorted by path (POSIX, relative to it, after `prefix`); empty when there is no such folder. */
export async function readTree(folder: string, prefix = ''): Promise<FileTree> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const files = entries
    .filter((entry) => entry.isFile() && !IGNORED.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const read = files.map(async (file) => {
    const name = prefix + path.relative(folder, file).replaceAll('\\', '/');
    return [name, decode(await readFile(file))] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Text where it is text, bytes where it is not. */
function decode(bytes: Buffer): string | Uint8Array {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new Uint8Array(bytes);
  }
}
