import { nowNanoseconds } from './clock.ts';
import {
  O_ACCMODE,
  O_APPEND,
  O_CREAT,
  O_DIRECTORY,
  O_EXCL,
  O_NOFOLLOW,
  O_RDWR,
  O_TRUNC,
  O_WRONLY,
  OPEN_MAX,
  R_OK,
  S_IFLNK,
  S_IFREG,
  W_OK,
} from './constants.ts';
import { readContents, resizeContents, writeContents } from './contents.ts';
import { isDevice, isFull, readDevice } from './devices.ts';
import { fail } from './errors.ts';
import { isKind, statOf, type FileStat, type Inode } from './inode.ts';
import { NamespaceLayer } from './namespace.ts';
import { requireAccess, walk } from './path-walk.ts';
import type { Replica } from './replica.ts';

interface Descriptor {
  readonly ino: number;
  readonly flags: number;
  /** One number; in shared memory once another process has the open file too. */
  position: Float64Array;
}

/** An open file on its way to another process, which will share its position. */
export interface SharedDescriptor {
  readonly ino: number;
  readonly flags: number;
  readonly position: SharedArrayBuffer;
}

/** The first descriptor that is not standard input, output or error. */
const FIRST_FD = 3;

function positionOf({ position }: Descriptor): number {
  return position[0] ?? 0;
}

/** Open files of one process. All paths are absolute; positions and sizes are bytes; all methods throw FsError. */
export class DescriptorLayer extends NamespaceLayer {
  readonly #open = new Map<number, Descriptor>();
  readonly #openings = new Map<number, number>();
  #first = FIRST_FD;
  #lowest = FIRST_FD;

  /** `open(2)`: returns the lowest free descriptor. */
  open(path: string, flags: number, mode = 0o666): number {
    return this.journal.transact((replica) => {
      if (this.#open.size >= OPEN_MAX) fail('EMFILE');
      const inode = this.#resolveOpen(replica, path, flags, mode);
      return this.#register(inode, flags);
    });
  }

  close(fd: number): void {
    const { ino } = this.#descriptor(fd);
    this.#open.delete(fd);
    this.#lowest = Math.max(this.#first, Math.min(this.#lowest, fd));
    const left = (this.#openings.get(ino) ?? 1) - 1;
    if (left > 0) {
      this.#openings.set(ino, left);
      return;
    }
    this.#openings.delete(ino);
    this.journal.transact(() => this.journal.append({ op: 'close', ino, owner: this.journal.owner }));
  }

  /** Whether `fd` is an open descriptor of this process. */
  isOpen(fd: number): boolean {
    return this.#open.has(fd);
  }

  /** What a child process needs to have this open file too. */
  share(fd: number): SharedDescriptor {
    const descriptor = this.#descriptor(fd);
    let { buffer } = descriptor.position;
    if (!(buffer instanceof SharedArrayBuffer)) {
      buffer = new SharedArrayBuffer(8);
      const shared = new Float64Array(buffer);
      shared.set(descriptor.position);
      descriptor.position = shared;
    }
    return { ino: descriptor.ino, flags: descriptor.flags, position: buffer };
  }

  /** Takes over an open file of another process under this number. */
  adopt(fd: number, { ino, flags, position }: SharedDescriptor): void {
    this.journal.transact((replica) => {
      this.#count(replica.get(ino).ino);
      this.#open.set(fd, { ino, flags, position: new Float64Array(position) });
    });
  }

  /** Descriptors below `fd` are taken by something else; `open` does not give them out. */
  reserveBelow(fd: number): void {
    this.#first = Math.max(this.#first, fd);
    this.#lowest = Math.max(this.#lowest, fd);
  }

  /** Reads into `target`; without a position from the descriptor's own, which moves on. Returns 0 at the end. */
  read(fd: number, target: Uint8Array, position?: number): number {
    return this.journal.transact((replica) => {
      const descriptor = this.#descriptor(fd);
      if ((descriptor.flags & O_ACCMODE) === O_WRONLY) fail('EBADF');
      const inode = replica.get(descriptor.ino);
      if (inode.children) fail('EISDIR');
      if (isDevice(inode)) return readDevice(inode.rdev, target);
      const count = readContents(this.journal, inode, target, position ?? positionOf(descriptor));
      if (position === undefined) descriptor.position[0] = positionOf(descriptor) + count;
      return count;
    });
  }

  /** Writes all of `source`; without a position at the descriptor's own, which moves on. */
  write(fd: number, source: Uint8Array, position?: number): number {
    return this.journal.transact((replica) => {
      const descriptor = this.#writable(fd);
      const inode = replica.get(descriptor.ino);
      if (isDevice(inode)) return isFull(inode.rdev) ? fail('ENOSPC') : source.length;
      const append = (descriptor.flags & O_APPEND) !== 0;
      const start = append ? inode.size : (position ?? positionOf(descriptor));
      writeContents(this.journal, inode, source, start);
      if (position === undefined) descriptor.position[0] = start + source.length;
      return source.length;
    });
  }

  ftruncate(fd: number, size: number): void {
    this.journal.transact((replica) => {
      const { ino, flags } = this.#descriptor(fd);
      const inode = replica.get(ino);
      if ((flags & O_ACCMODE) === 0 || !isKind(inode, S_IFREG)) fail('EINVAL');
      resizeContents(this.journal, inode, size);
    });
  }

  fstat(fd: number): FileStat {
    return this.#withInode(fd, statOf);
  }

  fchmod(fd: number, mode: number): void {
    this.#withInode(fd, (inode) => this.changeMode(inode, mode));
  }

  fchown(fd: number, uid: number, gid: number): void {
    this.#withInode(fd, (inode) => this.changeOwner(inode, uid, gid));
  }

  futimes(fd: number, atime: bigint, mtime: bigint): void {
    this.#withInode(fd, (inode) => this.changeTimes(inode, atime, mtime));
  }

  /** Checks the descriptor; everything is as durable as it will get already. */
  fsync(fd: number): void {
    this.#descriptor(fd);
  }

  /** Closes all descriptors, as the end of a process does. */
  closeAll(): void {
    for (const fd of [...this.#open.keys()]) this.close(fd);
  }

  #withInode<T>(fd: number, use: (inode: Inode) => T): T {
    return this.journal.transact((replica) => use(replica.get(this.#descriptor(fd).ino)));
  }

  #descriptor(fd: number): Descriptor {
    return this.#open.get(fd) ?? fail('EBADF');
  }

  #writable(fd: number): Descriptor {
    const descriptor = this.#descriptor(fd);
    return (descriptor.flags & O_ACCMODE) === 0 ? fail('EBADF') : descriptor;
  }

  #register(inode: Inode, flags: number): number {
    this.#count(inode.ino);
    let fd = this.#lowest;
    while (this.#open.has(fd)) fd++;
    this.#lowest = fd + 1;
    this.#open.set(fd, { ino: inode.ino, flags, position: new Float64Array(1) });
    return fd;
  }

  /** One more descriptor of this instance for that file. */
  #count(ino: number): void {
    const openings = this.#openings.get(ino) ?? 0;
    if (openings === 0) this.journal.append({ op: 'open', ino, owner: this.journal.owner });
    this.#openings.set(ino, openings + 1);
  }

  #resolveOpen(replica: Replica, path: string, flags: number, mode: number): Inode {
    const exclusive = (flags & O_CREAT) !== 0 && (flags & O_EXCL) !== 0;
    const place = walk(replica, path, (flags & O_NOFOLLOW) === 0 && !exclusive);
    if (!place.inode) {
      if ((flags & O_CREAT) === 0) fail('ENOENT');
      if (place.slash) fail('EISDIR');
      return this.createNode(place, S_IFREG | (mode & 0o7777 & ~this.umask), 0, '');
    }
    const { inode } = place;
    if (exclusive) fail('EEXIST');
    if (isKind(inode, S_IFLNK)) fail('ELOOP');
    const access = flags & O_ACCMODE;
    if (inode.children && (access !== 0 || (flags & O_CREAT) !== 0)) fail('EISDIR');
    if (!inode.children && (flags & O_DIRECTORY) !== 0) fail('ENOTDIR');
    requireAccess(inode, access === O_RDWR ? R_OK | W_OK : access === O_WRONLY ? W_OK : R_OK);
    if ((flags & O_TRUNC) !== 0 && inode.size > 0 && isKind(inode, S_IFREG)) {
      this.journal.append({ op: 'truncate', ino: inode.ino, size: 0, time: nowNanoseconds() });
    }
    return inode;
  }
}
