import { fail } from './errors.ts';
import type { Extent } from './free-space.ts';
import { capacityOf, type Inode } from './inode.ts';
import type { Journal } from './journal.ts';
import { nowNanoseconds } from './clock.ts';

/** Spare room that a growing file gets at most with one extension, in bytes. */
const LARGEST_SPARE = 1024 * 1024;

/** Calls `use` for each run of shared bytes that holds `length` bytes from `position` on. */
function eachRun(extents: readonly Extent[], position: number, length: number, use: RunUser): void {
  let base = 0;
  const end = position + length;
  for (const extent of extents) {
    const from = Math.max(position, base);
    const to = Math.min(end, base + extent.length);
    if (from < to) use(extent.start + from - base, to - from, from - position);
    base += extent.length;
    if (base >= end) return;
  }
}

type RunUser = (start: number, length: number, done: number) => void;

/** Copies contents into `target` and returns how many bytes there were. Only inside a transaction. */
export function readContents(journal: Journal, inode: Inode, target: Uint8Array, position: number): number {
  const length = Math.max(0, Math.min(target.length, inode.size - position));
  if (length === 0) return 0;
  const { bytes } = journal.memory;
  eachRun(inode.extents, position, length, (start, size, done) => {
    target.set(bytes.subarray(start, start + size), done);
  });
  return length;
}

/** Writes `source` at `position`, filling a gap before it with zeros. Throws ENOSPC, EFBIG. */
export function writeContents(journal: Journal, inode: Inode, source: Uint8Array, position: number): void {
  if (source.length === 0) return;
  const end = position + source.length;
  const added = extend(journal, inode, end);
  const extents = added.length === 0 ? inode.extents : [...inode.extents, ...added];
  const { bytes } = journal.memory;
  journal.assertHeld();
  if (position > inode.size) zero(journal, extents, inode.size, position - inode.size);
  eachRun(extents, position, source.length, (start, size, done) => {
    bytes.set(source.subarray(done, done + size), start);
  });
  const size = Math.max(inode.size, end);
  journal.append({ op: 'write', ino: inode.ino, size, added, time: nowNanoseconds() });
}

/** Sets a file's length; new bytes are zero. Throws ENOSPC, EFBIG. */
export function resizeContents(journal: Journal, inode: Inode, size: number): void {
  const time = nowNanoseconds();
  if (size <= inode.size) {
    journal.append({ op: 'truncate', ino: inode.ino, size, time });
    return;
  }
  const added = extend(journal, inode, size);
  journal.assertHeld();
  zero(journal, [...inode.extents, ...added], inode.size, size - inode.size);
  journal.append({ op: 'write', ino: inode.ino, size, added, time });
}

function zero(journal: Journal, extents: readonly Extent[], position: number, length: number): void {
  eachRun(extents, position, length, (start, size) => journal.memory.bytes.fill(0, start, start + size));
}

function extend(journal: Journal, inode: Inode, end: number): Extent[] {
  if (end > Number.MAX_SAFE_INTEGER) fail('EFBIG');
  const capacity = capacityOf(inode);
  const need = end - capacity;
  if (need <= 0) return [];
  return journal.allocate(need, Math.max(need, Math.min(capacity, LARGEST_SPARE)));
}
