import type { Extent } from './free-space.ts';
import type { RecordWriter } from './record.ts';

/** First byte of each log entry. */
export const OP = {
  snapshot: 1,
  create: 2,
  link: 3,
  unlink: 4,
  rename: 5,
  attributes: 6,
  write: 7,
  truncate: 8,
  open: 9,
  close: 10,
  ownerGone: 11,
} as const;

/** New attributes of an inode; all are written, changed or not. */
export interface Attributes {
  mode: number;
  uid: number;
  gid: number;
  atime: bigint;
  mtime: bigint;
}

/** A log entry as the operations hand it to the journal; `time` is nanoseconds since 1970. */
export type Entry =
  | { op: 'create'; parent: number; name: string; mode: number; rdev: number; target: string; time: bigint }
  | { op: 'link'; parent: number; name: string; ino: number; time: bigint }
  | { op: 'unlink'; parent: number; name: string; time: bigint }
  | { op: 'rename'; parent: number; name: string; newParent: number; newName: string; time: bigint }
  | { op: 'attributes'; ino: number; values: Attributes; time: bigint }
  | { op: 'write'; ino: number; size: number; added: readonly Extent[]; time: bigint }
  | { op: 'truncate'; ino: number; size: number; time: bigint }
  | { op: 'open'; ino: number; owner: number }
  | { op: 'close'; ino: number; owner: number }
  | { op: 'ownerGone'; owner: number };

/** Whether an entry gives space back, and may therefore use the log's last reserve. */
export function isReleasing(entry: Entry): boolean {
  return entry.op === 'unlink' || entry.op === 'close' || entry.op === 'ownerGone' || entry.op === 'truncate';
}

/** Whether an entry makes the next snapshot larger. */
export function isGrowing(entry: Entry): boolean {
  return entry.op === 'create' || entry.op === 'link';
}

/** Whether watchers in other processes may want to hear of an entry. */
export function isVisible(entry: Entry): boolean {
  return entry.op !== 'open' && entry.op !== 'close' && entry.op !== 'ownerGone';
}

/** Writes an entry's fields; {@link import('./replica.ts').Replica.apply} reads them in the same order. */
export function encodeEntry(writer: RecordWriter, entry: Entry): void {
  writer.reset().u8(OP[entry.op]);
  switch (entry.op) {
    case 'create':
      writer.u32(entry.parent).text(entry.name).u32(entry.mode).u32(entry.rdev).text(entry.target).time(entry.time);
      break;
    case 'link':
      writer.u32(entry.parent).text(entry.name).u32(entry.ino).time(entry.time);
      break;
    case 'unlink':
      writer.u32(entry.parent).text(entry.name).time(entry.time);
      break;
    case 'rename':
      writer.u32(entry.parent).text(entry.name).u32(entry.newParent).text(entry.newName).time(entry.time);
      break;
    case 'attributes': {
      const { mode, uid, gid, atime, mtime } = entry.values;
      writer.u32(entry.ino).u32(mode).u32(uid).u32(gid).time(atime).time(mtime).time(entry.time);
      break;
    }
    case 'write':
      writer.u32(entry.ino).f64(entry.size).time(entry.time).u32(entry.added.length);
      for (const extent of entry.added) writer.f64(extent.start).f64(extent.length);
      break;
    case 'truncate':
      writer.u32(entry.ino).f64(entry.size).time(entry.time);
      break;
    case 'open':
    case 'close':
      writer.u32(entry.ino).u32(entry.owner);
      break;
    case 'ownerGone':
      writer.u32(entry.owner);
      break;
  }
}
