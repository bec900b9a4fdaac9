import { nowNanoseconds } from './clock.ts';
import { BLOCK_SIZE, S_IFLNK, S_IFMT, USER_ID } from './constants.ts';
import { fail, FsError } from './errors.ts';
import { isKind, statOf, type FileStat, type Inode } from './inode.ts';
import type { Journal } from './journal.ts';
import { pathOfDirectory, requireAccess, walk, walkExisting } from './path-walk.ts';
import type { Replica } from './replica.ts';

/** What `statfs` tells; sizes in blocks of `bsize` bytes. */
export interface FileSystemStat {
  type: number;
  bsize: number;
  blocks: number;
  bfree: number;
  files: number;
  ffree: number;
}

const TMPFS_MAGIC = 0x01021994;
const INODE_LIMIT = 1_000_000;

/** Reading and changing attributes of files named by path. All paths are absolute; all methods throw FsError. */
export class AttributeLayer {
  /** Bits that new files and directories do not get. */
  umask = 0o022;
  protected readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  /** `stat`, or `lstat` when `follow` is false. */
  stat(path: string, follow = true): FileStat {
    return this.journal.transact((replica) => statOf(walkExisting(replica, path, follow).inode));
  }

  /** Like {@link stat}, but undefined instead of an FsError, whichever. */
  statIfExists(path: string, follow = true): FileStat | undefined {
    try {
      return this.stat(path, follow);
    } catch (error) {
      if (error instanceof FsError) return undefined;
      throw error;
    }
  }

  /** `access(2)`: throws ENOENT or EACCES. */
  access(path: string, mode: number): void {
    this.journal.transact((replica) => requireAccess(walkExisting(replica, path, true).inode, mode & 7));
  }

  chmod(path: string, mode: number, follow = true): void {
    this.journal.transact((replica) => this.changeMode(walkExisting(replica, path, follow).inode, mode));
  }

  /** Throws EPERM unless uid and gid are the owner's (or -1, "leave it"). */
  chown(path: string, uid: number, gid: number, follow = true): void {
    this.journal.transact((replica) => this.changeOwner(walkExisting(replica, path, follow).inode, uid, gid));
  }

  /** Sets the times, in nanoseconds since 1970. */
  utimes(path: string, atime: bigint, mtime: bigint, follow = true): void {
    this.journal.transact((replica) => this.changeTimes(walkExisting(replica, path, follow).inode, atime, mtime));
  }

  readlink(path: string): string {
    return this.journal.transact((replica) => {
      const { inode } = walkExisting(replica, path, false);
      return isKind(inode, S_IFLNK) ? inode.target : fail('EINVAL');
    });
  }

  /** The canonical absolute path: no links, no `.` or `..`. */
  realpath(path: string): string {
    return this.journal.transact((replica) => {
      const { inode, parent, name } = walkExisting(replica, path, true);
      if (inode.children) return pathOfDirectory(replica, inode);
      const directory = pathOfDirectory(replica, parent);
      return directory === '/' ? `/${name}` : `${directory}/${name}`;
    });
  }

  statfs(path: string): FileSystemStat {
    return this.journal.transact((replica) => {
      walkExisting(replica, path, true);
      const blocks = Math.floor(this.journal.memory.buffer.maxByteLength / BLOCK_SIZE);
      const bfree = Math.floor(this.journal.available() / BLOCK_SIZE);
      const ffree = INODE_LIMIT - replica.inodes.size;
      return { type: TMPFS_MAGIC, bsize: BLOCK_SIZE, blocks, bfree, files: INODE_LIMIT, ffree };
    });
  }

  /** Whether the path leads to something. */
  exists(path: string): boolean {
    return this.journal.transact((replica) => {
      try {
        return walk(replica, path, true).inode !== undefined;
      } catch (error) {
        if (error instanceof FsError) return false;
        throw error;
      }
    });
  }

  protected changeMode(inode: Inode, mode: number): void {
    this.#change(inode, { mode: (inode.mode & S_IFMT) | (mode & 0o7777) });
  }

  protected changeOwner(inode: Inode, uid: number, gid: number): void {
    const keeps = (id: number, old: number) => id === -1 || id === 0xffffffff || (id === old && id === USER_ID);
    if (inode.uid !== USER_ID || !keeps(uid, inode.uid) || !keeps(gid, inode.gid)) fail('EPERM');
    this.#change(inode, {});
  }

  protected changeTimes(inode: Inode, atime: bigint, mtime: bigint): void {
    this.#change(inode, { atime, mtime });
  }

  /** The inode behind a path; used by the layers above. */
  protected find(replica: Replica, path: string, follow: boolean): Inode {
    return walkExisting(replica, path, follow).inode;
  }

  #change(inode: Inode, changed: { mode?: number; atime?: bigint; mtime?: bigint }): void {
    if (inode.uid !== USER_ID) fail('EPERM');
    const { mode, uid, gid, atime, mtime } = inode;
    const values = { mode, uid, gid, atime, mtime, ...changed };
    this.journal.append({ op: 'attributes', ino: inode.ino, values, time: nowNanoseconds() });
  }
}
