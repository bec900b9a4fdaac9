import type { FileSystemTree } from '@webcontainer/api';
import type { FileTree } from '../types.ts';
import { containerError } from './failures.ts';

/** Files by path as the nested tree that `mount()` takes. `toRelative` turns paths into such below the working directory. */
export function toFileSystemTree(files: FileTree, toRelative: (path: string) => string): FileSystemTree {
  const tree: FileSystemTree = {};
  for (const [path, contents] of Object.entries(files)) {
    const parts = toRelative(path).split('/');
    const name = parts.pop() ?? '';
    let folder = tree;
    for (const part of parts) {
      const known = folder[part] ?? (folder[part] = { directory: {} });
      if (!('directory' in known)) throw new TypeError(`${path}: ${part} is a file`);
      folder = known.directory;
    }
    folder[name] = { file: { contents } };
  }
  return tree;
}

/**
 * A path relative to `root`, without `.` and `..`; the container's file system knows no other. `.` is the root itself.
 * @throws {EngineError} for a path outside of the root
 */
export function relativeTo(root: string, path: string): string {
  const inside = path === root ? '' : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  const parts: string[] = [];
  for (const part of inside.split('/')) {
    if (part === '..' && parts.pop() === undefined) throw outside(path);
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  if (inside.startsWith('/')) throw outside(path);
  return parts.length === 0 ? '.' : parts.join('/');
}

function outside(path: string): Error {
  return containerError('crash', `${path} is outside of the lab's folder`);
}
