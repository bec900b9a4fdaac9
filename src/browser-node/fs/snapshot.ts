import { OP } from './entries.ts';
import { FreeSpace, type Extent } from './free-space.ts';
import type { Inode } from './inode.ts';
import { RecordWriter, type RecordReader } from './record.ts';

/** The state that a snapshot holds. */
export interface SnapshotState {
  inodes: Map<number, Inode>;
  free: FreeSpace;
  nextIno: number;
}

/** Upper bound, in bytes, of what {@link encodeSnapshot} adds to the inodes' bytes. */
export function snapshotOverhead(free: FreeSpace): number {
  return 64 + (free.gaps.length + 2) * 16;
}

/** Serializes all inodes. */
export function encodeInodes(inodes: Iterable<Inode>): Uint8Array<ArrayBuffer> {
  const writer = new RecordWriter();
  for (const inode of inodes) {
    writer.u32(inode.ino).u32(inode.mode).u32(inode.nlink).u32(inode.uid).u32(inode.gid).u32(inode.rdev);
    writer.f64(inode.size).time(inode.atime).time(inode.mtime).time(inode.ctime).time(inode.birthtime);
    writer
      .u32(inode.parent)
      .text(inode.target)
      .u8(inode.children ? 1 : 0);
    writeExtents(writer, inode.extents);
    writer.u32(inode.openers.size);
    for (const owner of inode.openers) writer.u32(owner);
    writer.u32(inode.children?.size ?? 0);
    for (const [name, ino] of inode.children ?? []) writer.text(name).u32(ino);
  }
  return writer.bytes();
}

/** Serializes what stands before the inodes: the free space as it is once the new log segment is taken. */
export function encodeSnapshotHead(free: FreeSpace, nextIno: number): Uint8Array<ArrayBuffer> {
  const writer = new RecordWriter().u8(OP.snapshot).u32(nextIno).f64(free.end);
  writeExtents(writer, free.gaps);
  return writer.bytes();
}

/** Reads only the free space of a snapshot, for a replica that has the inodes already. */
export function readSnapshotHead(reader: RecordReader, state: SnapshotState): void {
  state.nextIno = reader.u32();
  const end = reader.f64();
  state.free = new FreeSpace(end, readExtents(reader));
}

/** Replaces the whole state by the snapshot's. */
export function readSnapshot(reader: RecordReader, state: SnapshotState): void {
  readSnapshotHead(reader, state);
  state.inodes = new Map();
  while (reader.more) {
    const inode = readInode(reader);
    state.inodes.set(inode.ino, inode);
  }
}

function readInode(reader: RecordReader): Inode {
  const ids = { ino: reader.u32(), mode: reader.u32(), nlink: reader.u32(), uid: reader.u32(), gid: reader.u32() };
  const rdev = reader.u32();
  const size = reader.f64();
  const times = { atime: reader.time(), mtime: reader.time(), ctime: reader.time(), birthtime: reader.time() };
  const parent = reader.u32();
  const target = reader.text();
  const isDirectory = reader.u8() === 1;
  const extents = readExtents(reader);
  const openers = new Set<number>();
  for (let count = reader.u32(); count > 0; count--) openers.add(reader.u32());
  const children = isDirectory ? new Map<string, number>() : undefined;
  for (let count = reader.u32(); count > 0; count--) {
    const name = reader.text();
    children?.set(name, reader.u32());
  }
  return { ...ids, rdev, size, ...times, parent, target, extents, openers, children };
}

function writeExtents(writer: RecordWriter, extents: readonly Extent[]): void {
  writer.u32(extents.length);
  for (const extent of extents) writer.f64(extent.start).f64(extent.length);
}

function readExtents(reader: RecordReader): Extent[] {
  const extents: Extent[] = [];
  for (let count = reader.u32(); count > 0; count--) extents.push({ start: reader.f64(), length: reader.f64() });
  return extents;
}
