import { nowNanoseconds } from './clock.ts';
import { ROOT_INO, S_IFCHR, S_IFDIR } from './constants.ts';
import { DEVICES } from './devices.ts';
import { encodeEntry } from './entries.ts';
import { FreeSpace, roundUp } from './free-space.ts';
import { Journal, segmentCapacity } from './journal.ts';
import { RecordReader, RecordWriter } from './record.ts';
import { Replica } from './replica.ts';
import { HEADER, HEADER_BYTES, MAGIC, SLOT, slotWord, viewShared } from './shared-header.ts';
import { encodeInodes, encodeSnapshotHead } from './snapshot.ts';
import { VirtualFileSystem } from './vfs.ts';

/** A shared file system as it is posted to Workers. */
export interface FileSystemHandle {
  readonly buffer: SharedArrayBuffer;
}

export interface FileSystemOptions {
  /** Hard limit for contents and bookkeeping together, in bytes. Default 256 MiB, smallest 256 KiB. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
const SMALLEST_MAX_BYTES = 256 * 1024;
const LENGTH_BYTES = 4;
/** How long a terminated process may still hold the lock before it is taken away, in milliseconds. */
const DEFAULT_GRACE_MS = 250;
/** Owner id of {@link createSharedFileSystem} itself. */
const FOUNDER = 0x7fffffff;

/** The tree of a new file system: the root, `/tmp`, `/dev` with its devices. */
function foundingReplica(): Replica {
  const replica = new Replica();
  const writer = new RecordWriter();
  const time = nowNanoseconds();
  const add = (parent: number, name: string, mode: number, rdev = 0): void => {
    encodeEntry(writer, { op: 'create', parent, name, mode, rdev, target: '', time });
    replica.apply(new RecordReader(writer.bytes()));
  };
  add(0, '', S_IFDIR | 0o755);
  replica.get(ROOT_INO).parent = ROOT_INO;
  add(ROOT_INO, 'tmp', S_IFDIR | 0o1777);
  const dev = replica.nextIno;
  add(ROOT_INO, 'dev', S_IFDIR | 0o755);
  for (const [name, rdev] of Object.entries(DEVICES)) add(dev, name, S_IFCHR | 0o666, rdev);
  return replica;
}

/**
 * Makes an empty file system in a growable SharedArrayBuffer. Post the handle to Workers and call
 * {@link attachFileSystem} there. Throws RangeError when `maxBytes` is too small or the buffer cannot be reserved.
 */
export function createSharedFileSystem(options: FileSystemOptions = {}): FileSystemHandle {
  const maxBytes = Math.floor((options.maxBytes ?? DEFAULT_MAX_BYTES) / HEADER_BYTES) * HEADER_BYTES;
  if (!(maxBytes >= SMALLEST_MAX_BYTES)) throw new RangeError(`maxBytes must be at least ${SMALLEST_MAX_BYTES}`);
  const replica = foundingReplica();
  const inodes = encodeInodes(replica.inodes.values());
  const capacity = segmentCapacity(inodes.length, maxBytes);
  const buffer = new SharedArrayBuffer(roundUp(HEADER_BYTES + capacity), { maxByteLength: maxBytes });
  const memory = viewShared(buffer);
  const head = encodeSnapshotHead(new FreeSpace(HEADER_BYTES + capacity), replica.nextIno);
  const size = head.length + inodes.length;
  new DataView(buffer).setUint32(HEADER_BYTES, size);
  memory.bytes.set(head, HEADER_BYTES + LENGTH_BYTES);
  memory.bytes.set(inodes, HEADER_BYTES + LENGTH_BYTES + head.length);
  const set = (field: number, value: number) => Atomics.store(memory.words, slotWord(1, field), value);
  set(SLOT.start, HEADER_BYTES);
  set(SLOT.capacity, capacity);
  set(SLOT.length, LENGTH_BYTES + size);
  set(SLOT.snapshot, LENGTH_BYTES + size);
  Atomics.store(memory.words, HEADER.generation, 1);
  Atomics.store(memory.words, HEADER.magic, MAGIC);
  return { buffer };
}

/**
 * Opens a shared file system for one process or thread. `ownerId` is a positive 31-bit integer that no other process of
 * this file system has or had. Throws TypeError otherwise. `onEnded` is called when the kernel has ended this owner and it
 * still asks for something.
 */
export function attachFileSystem(handle: FileSystemHandle, ownerId: number, onEnded?: () => void): VirtualFileSystem {
  return new VirtualFileSystem(openJournal(handle, ownerId, onEnded));
}

/**
 * To be called when a process's Worker was terminated: frees the lock if it died with it, and lets go of its open files.
 * `kernelId` is the caller's own owner id. Blocks at most about `graceMs` (default 250), and only if the lock is stuck.
 */
export function releaseLock(
  handle: FileSystemHandle,
  ownerId: number,
  kernelId: number = FOUNDER,
  graceMs: number = DEFAULT_GRACE_MS,
): void {
  const journal = openJournal(handle, kernelId);
  journal.transact(() => journal.append({ op: 'ownerGone', owner: ownerId }), { owner: ownerId, graceMs });
}

function openJournal(handle: FileSystemHandle, ownerId: number, onEnded?: () => void): Journal {
  if (!Number.isInteger(ownerId) || ownerId <= 0 || ownerId > FOUNDER) {
    throw new TypeError(`ownerId must be an integer from 1 to ${FOUNDER}, not ${ownerId}`);
  }
  if (Atomics.load(viewShared(handle.buffer).words, HEADER.magic) !== MAGIC) {
    throw new TypeError('the handle does not come from createSharedFileSystem');
  }
  return new Journal(handle.buffer, ownerId, onEnded);
}
