import { AttributeLayer } from './attributes.ts';
import { nowNanoseconds } from './clock.ts';
import { ROOT_INO, R_OK, S_IFDIR, S_IFLNK, S_IFMT, W_OK, X_OK } from './constants.ts';
import { fail } from './errors.ts';
import type { Inode } from './inode.ts';
import { requireAccess, walk, walkExisting, type Place } from './path-walk.ts';
import type { Replica } from './replica.ts';

/** One entry of a directory; `kind` is the file type bits of its mode, for example `S_IFREG`. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: number;
}

/** Making, removing and moving names. All paths are absolute; all methods throw FsError. */
export class NamespaceLayer extends AttributeLayer {
  mkdir(path: string, mode = 0o777): void {
    this.journal.transact((replica) => {
      const place = walk(replica, path, false);
      if (place.inode) fail('EEXIST');
      this.createNode(place, S_IFDIR | (mode & 0o1777 & ~this.umask), 0, '');
    });
  }

  /** Makes a directory and those above it that are missing. Returns the start of `path` that was made first, if any. */
  mkdirRecursive(path: string, mode = 0o777): string | undefined {
    let first: string | undefined;
    const whole = path.replace(/\/+$/, '');
    for (let end = 1; end <= whole.length; end++) {
      if (end < whole.length && whole[end] !== '/') continue;
      const prefix = whole.slice(0, end);
      if (/\/\.{0,2}$/.test(prefix)) continue;
      const kind = this.#probe(prefix);
      if (kind === S_IFDIR) continue;
      if (kind !== undefined) fail(end === whole.length ? 'EEXIST' : 'ENOTDIR');
      this.mkdir(prefix, mode);
      first ??= prefix;
    }
    return first;
  }

  /** Kind of what a path leads to; undefined when there is nothing. */
  #probe(path: string): number | undefined {
    return this.journal.transact((replica) => {
      const { inode } = walk(replica, path, true);
      return inode && inode.mode & S_IFMT;
    });
  }

  rmdir(path: string): void {
    this.journal.transact((replica) => {
      if (/(^|\/)\.\/*$/.test(path)) fail('EINVAL');
      const { parent, name, inode } = walkExisting(replica, path, false);
      if (!inode.children) fail('ENOTDIR');
      if (inode.ino === ROOT_INO) fail('EBUSY');
      if (name === '' || inode.children.size > 0) fail('ENOTEMPTY');
      requireAccess(parent, W_OK | X_OK);
      this.journal.append({ op: 'unlink', parent: parent.ino, name, time: nowNanoseconds() });
    });
  }

  unlink(path: string): void {
    this.journal.transact((replica) => {
      const { parent, name, inode } = walkExisting(replica, path, false);
      if (inode.children) fail('EISDIR');
      requireAccess(parent, W_OK | X_OK);
      this.journal.append({ op: 'unlink', parent: parent.ino, name, time: nowNanoseconds() });
    });
  }

  rename(from: string, to: string): void {
    this.journal.transact((replica) => {
      const source = walkExisting(replica, from, false);
      const target = walk(replica, to, false);
      if (source.name === '' || target.name === '') fail('EBUSY');
      if (target.slash && !source.inode.children) fail('ENOTDIR');
      requireAccess(source.parent, W_OK | X_OK);
      requireAccess(target.parent, W_OK | X_OK);
      if (source.inode.children && isInside(replica, target.parent, source.inode)) fail('EINVAL');
      if (target.inode) {
        if (target.inode.ino === source.inode.ino) return;
        if (source.inode.children && !target.inode.children) fail('ENOTDIR');
        if (!source.inode.children && target.inode.children) fail('EISDIR');
        if ((target.inode.children?.size ?? 0) > 0) fail('ENOTEMPTY');
      }
      const names = { parent: source.parent.ino, name: source.name };
      const news = { newParent: target.parent.ino, newName: target.name };
      this.journal.append({ op: 'rename', ...names, ...news, time: nowNanoseconds() });
    });
  }

  link(existing: string, path: string): void {
    this.journal.transact((replica) => {
      const { inode } = walkExisting(replica, existing, false);
      const { parent, name, inode: taken, slash } = walk(replica, path, false);
      if (taken) fail('EEXIST');
      if (slash) fail('ENOENT');
      if (inode.children) fail('EPERM');
      requireAccess(parent, W_OK | X_OK);
      this.journal.append({ op: 'link', parent: parent.ino, name, ino: inode.ino, time: nowNanoseconds() });
    });
  }

  symlink(target: string, path: string): void {
    this.journal.transact((replica) => {
      if (target === '') fail('ENOENT');
      const place = walk(replica, path, false);
      if (place.inode) fail('EEXIST');
      if (place.slash) fail('ENOENT');
      this.createNode(place, S_IFLNK | 0o777, 0, target);
    });
  }

  /** The entries of a directory, in the order of their making. */
  readdir(path: string): DirectoryEntry[] {
    return this.journal.transact((replica) => {
      const { inode } = walkExisting(replica, path, true);
      const children = inode.children ?? fail('ENOTDIR');
      requireAccess(inode, R_OK);
      return Array.from(children, ([name, ino]) => ({ name, kind: replica.get(ino).mode & S_IFMT }));
    });
  }

  /** Makes a node at a place that is free and returns it. Only inside a transaction. */
  protected createNode(place: Place, mode: number, rdev: number, target: string): Inode {
    requireAccess(place.parent, W_OK | X_OK);
    if (place.parent.nlink === 0) fail('ENOENT');
    const { replica } = this.journal;
    const ino = replica.nextIno;
    const time = nowNanoseconds();
    this.journal.append({ op: 'create', parent: place.parent.ino, name: place.name, mode, rdev, target, time });
    return replica.get(ino);
  }
}

function isInside(replica: Replica, directory: Inode, ancestor: Inode): boolean {
  for (let current = directory; ; current = replica.get(current.parent)) {
    if (current.ino === ancestor.ino) return true;
    if (current.ino === ROOT_INO) return false;
  }
}
