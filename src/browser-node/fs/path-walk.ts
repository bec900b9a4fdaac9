import { LINK_DEPTH_MAX, NAME_MAX, PATH_MAX, ROOT_INO, S_IFLNK, USER_ID, X_OK } from './constants.ts';
import { fail } from './errors.ts';
import { isKind, type Inode } from './inode.ts';
import type { Replica } from './replica.ts';

/** Where a path leads. `inode` is undefined when only the last name is missing. */
export interface Place {
  readonly parent: Inode;
  /** The last name; empty for `/`, `.` and `..`. */
  readonly name: string;
  readonly inode: Inode | undefined;
  /** The path ends in a slash: it must be, or become, a directory. */
  readonly slash: boolean;
}

/** A place that exists. */
export type ExistingPlace = Place & { readonly inode: Inode };

/** Whether the engine's user may use `inode` in the given ways (R_OK | W_OK | X_OK). */
export function mayAccess(inode: Inode, wanted: number): boolean {
  const shift = inode.uid === USER_ID ? 6 : inode.gid === USER_ID ? 3 : 0;
  return ((inode.mode >> shift) & wanted) === wanted;
}

/** Throws EACCES unless the engine's user may use `inode` in the given ways. */
export function requireAccess(inode: Inode, wanted: number): void {
  if (!mayAccess(inode, wanted)) fail('EACCES');
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * Follows an absolute path. Symbolic links in its middle are always followed, one at its end when `follow` says so or
 * the path ends in a slash. Throws ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG.
 */
export function walk(replica: Replica, path: string, follow: boolean): Place {
  if (path === '') fail('ENOENT');
  if (path.length * 3 > PATH_MAX && byteLength(path) > PATH_MAX) fail('ENAMETOOLONG');
  const names = path.split('/').reverse();
  const slash = path.endsWith('/') || path.endsWith('/.') || path.endsWith('/..');
  let current = replica.get(ROOT_INO);
  let parent = current;
  let last = '';
  let links = 0;
  while (names.length > 0) {
    const name = names.pop();
    if (name === undefined || name === '' || name === '.') continue;
    const children = current.children ?? fail('ENOTDIR');
    requireAccess(current, X_OK);
    if (name === '..') {
      current = replica.get(current.parent);
      parent = current;
      last = '';
      continue;
    }
    if (name.length * 3 > NAME_MAX && byteLength(name) > NAME_MAX) fail('ENAMETOOLONG');
    const isLast = names.every((rest) => rest === '' || rest === '.');
    const ino = children.get(name);
    if (ino === undefined) {
      if (!isLast) fail('ENOENT');
      return { parent: current, name, inode: undefined, slash };
    }
    const inode = replica.get(ino);
    if (isKind(inode, S_IFLNK) && (!isLast || follow || names.length > 0)) {
      if (++links > LINK_DEPTH_MAX) fail('ELOOP');
      if (inode.target.startsWith('/')) current = replica.get(ROOT_INO);
      names.push(...inode.target.split('/').reverse());
      parent = current;
      last = '';
      continue;
    }
    parent = current;
    current = inode;
    last = name;
  }
  if (slash && !current.children) fail('ENOTDIR');
  return { parent, name: last, inode: current, slash };
}

/** Like {@link walk}, but a missing last name is ENOENT. */
export function walkExisting(replica: Replica, path: string, follow: boolean): ExistingPlace {
  const place = walk(replica, path, follow);
  return { ...place, inode: place.inode ?? fail('ENOENT') };
}

/** The path of a directory, found by its parents; used by `realpath`. */
export function pathOfDirectory(replica: Replica, directory: Inode): string {
  const names: string[] = [];
  let current = directory;
  while (current.ino !== ROOT_INO) {
    const parent = replica.get(current.parent);
    const name = [...(parent.children ?? [])].find(([, ino]) => ino === current.ino)?.[0];
    if (name === undefined) fail('ENOENT');
    names.unshift(name);
    current = parent;
  }
  return `/${names.join('/')}`;
}
