import { BLOCK_SIZE, DEVICE_ID, S_IFDIR, S_IFMT } from './constants.ts';
import type { Extent } from './free-space.ts';

/** One file, directory, symbolic link or device, as each replica holds it. Times are nanoseconds since 1970. */
export interface Inode {
  readonly ino: number;
  mode: number;
  nlink: number;
  uid: number;
  gid: number;
  /** Device number of a character device, otherwise 0. */
  readonly rdev: number;
  size: number;
  atime: bigint;
  mtime: bigint;
  ctime: bigint;
  readonly birthtime: bigint;
  /** Where the contents lie in the shared buffer; together at least `size` bytes. */
  extents: Extent[];
  /** Names and inode numbers of a directory's entries, in the order of their making. */
  readonly children: Map<string, number> | undefined;
  /** The directory that holds this directory. */
  parent: number;
  /** What a symbolic link points to. */
  readonly target: string;
  /** Owners with an open descriptor; they keep an unlinked file's contents alive. */
  readonly openers: Set<number>;
}

/** What `stat` tells of a file. Times are nanoseconds since 1970. */
export interface FileStat {
  dev: number;
  mode: number;
  nlink: number;
  uid: number;
  gid: number;
  rdev: number;
  blksize: number;
  ino: number;
  size: number;
  /** Space taken, in units of 512 bytes. */
  blocks: number;
  atime: bigint;
  mtime: bigint;
  ctime: bigint;
  birthtime: bigint;
}

/** Whether the inode is of the given kind, for example `S_IFDIR`. */
export function isKind(inode: Inode, kind: number): boolean {
  return (inode.mode & S_IFMT) === kind;
}

/** Bytes that the inode's extents can hold. */
export function capacityOf(inode: Inode): number {
  let capacity = 0;
  for (const extent of inode.extents) capacity += extent.length;
  return capacity;
}

/** Copies an inode's public fields. A directory reports one block, as ext4 does for a small one. */
export function statOf(inode: Inode): FileStat {
  const size = isKind(inode, S_IFDIR) ? BLOCK_SIZE : inode.size;
  return {
    dev: DEVICE_ID,
    mode: inode.mode,
    nlink: inode.nlink,
    uid: inode.uid,
    gid: inode.gid,
    rdev: inode.rdev,
    blksize: BLOCK_SIZE,
    ino: inode.ino,
    size,
    blocks: inode.target === '' ? Math.ceil(size / BLOCK_SIZE) * (BLOCK_SIZE / 512) : 0,
    atime: inode.atime,
    mtime: inode.mtime,
    ctime: inode.ctime,
    birthtime: inode.birthtime,
  };
}
