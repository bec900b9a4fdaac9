import { fail } from './errors.ts';
import { encodeEntry, isGrowing, isReleasing, isVisible, type Entry } from './entries.ts';
import { FreeSpace, roundUp, type Extent } from './free-space.ts';
import { acquireLock, dropLock, type Eviction } from './lock.ts';
import { RecordReader, RecordWriter } from './record.ts';
import { Replica } from './replica.ts';
import { growTo, HEADER, SLOT, slotWord, viewShared, type SharedMemory } from './shared-header.ts';
import { encodeInodes, encodeSnapshotHead, readSnapshotHead, snapshotOverhead } from './snapshot.ts';

const LENGTH_BYTES = 4;
/** Kept free at the end of a log segment for entries that give space back, so that a full file system can be emptied. */
const RELEASE_RESERVE = 8192;
/** Generous size of one inode in a snapshot, in bytes. */
const INODE_ESTIMATE = 192;
/** Size of a `write` entry without its extents (rounded up), and of one extent, in bytes. */
const WRITE_ENTRY_BYTES = 64;
const EXTENT_BYTES = 16;
const SMALLEST_SEGMENT = 16 * 1024;

/** Capacity of a fresh log segment: large enough that compaction is rare, small against the whole. */
export function segmentCapacity(snapshot: number, maxBytes: number): number {
  const floor = Math.min(256 * 1024, Math.max(SMALLEST_SEGMENT, Math.floor(maxBytes / 32)));
  return roundUp(Math.max(floor, snapshot * 4) + RELEASE_RESERVE);
}

/**
 * One owner's access to the shared log: takes the lock, brings the replica up to date, appends entries, compacts.
 * Entries are published by storing the log's length last, so that an owner terminated in between leaves nothing behind.
 */
export class Journal {
  readonly #onEnded: () => void;
  readonly memory: SharedMemory;
  readonly replica = new Replica();
  /** Called when a published entry may interest watchers, in this or another process. */
  onPublished: (() => void) | undefined;
  /** Called when the replica skipped entries that it can no longer read. */
  onReloaded: (() => void) | undefined;
  readonly owner: number;
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #writer = new RecordWriter();
  #generation = -1;
  #position = 0;
  #published = false;

  /** `onEnded` is called when this owner has been declared gone and still asks for something; by default that fails. */
  constructor(buffer: SharedArrayBuffer, owner: number, onEnded: () => void = () => undefined) {
    this.#onEnded = onEnded;
    this.memory = viewShared(buffer);
    this.#words = this.memory.words;
    this.owner = owner;
  }

  /** Runs an operation under the lock on an up-to-date replica. Throws EIO once this owner was declared gone. */
  transact<T>(operation: (replica: Replica) => T, evict?: Eviction): T {
    if (this.replica.gone.has(this.owner)) this.#stop();
    acquireLock(this.#words, this.owner, evict);
    try {
      this.#catchUp();
      if (this.replica.gone.has(this.owner)) {
        dropLock(this.#words, this.owner);
        this.#stop();
      }
      return operation(this.replica);
    } finally {
      dropLock(this.#words, this.owner);
      if (this.#published) {
        this.#published = false;
        this.onPublished?.();
      }
    }
  }

  /** Publishes an entry and applies it to the own replica. Only inside {@link transact}. Throws ENOSPC, EIO. */
  append(entry: Entry): void {
    encodeEntry(this.#writer, entry);
    const payload = this.#writer.bytes();
    const total = LENGTH_BYTES + payload.length;
    const reserve = isReleasing(entry) ? 0 : RELEASE_RESERVE;
    if (isGrowing(entry) && !this.#canCompactLater()) fail('ENOSPC');
    this.#makeRoom(total + reserve);
    const start = this.#slot(SLOT.start);
    const length = this.#slot(SLOT.length);
    this.#put(start + length, payload);
    this.assertHeld();
    Atomics.store(this.#words, slotWord(this.#generation, SLOT.length), length + total);
    this.replica.apply(new RecordReader(payload));
    this.#position = length + total;
    if (!isVisible(entry)) return;
    Atomics.add(this.#words, HEADER.changes, 1);
    this.#published = true;
  }

  /**
   * Finds room for contents. The extents stay free until a `write` entry takes them, so nothing but that entry may be
   * appended in between; the log's room for it is made here, because a compaction would use the same free space.
   * Throws ENOSPC.
   */
  allocate(need: number, wish: number): Extent[] {
    this.#makeRoom(WRITE_ENTRY_BYTES + EXTENT_BYTES * (this.replica.free.gaps.length + 1) + RELEASE_RESERVE);
    const limit = this.#contentsLimit();
    const extents = this.replica.free.plan(need, wish, limit);
    if (!extents) fail('ENOSPC');
    for (const extent of extents) if (!growTo(this.memory, extent.start + extent.length)) fail('ENOSPC');
    return extents;
  }

  /** Bytes that contents could still take. */
  available(): number {
    return Math.max(0, this.replica.free.available(this.#contentsLimit()));
  }

  /** Contents stay below this address, so that log segments always find room above. */
  #contentsLimit(): number {
    return this.memory.buffer.maxByteLength - Math.max(2 * this.#slot(SLOT.capacity), this.#snapshotEstimate());
  }

  #snapshotEstimate(): number {
    return roundUp((this.replica.inodes.size + 1) * INODE_ESTIMATE + 2 * RELEASE_RESERVE);
  }

  #canCompactLater(): boolean {
    const { maxByteLength } = this.memory.buffer;
    return this.replica.free.planRun(this.#snapshotEstimate(), maxByteLength) !== undefined;
  }

  /** Throws EIO when the lock was taken away from this owner (its process was ended from outside). */
  assertHeld(): void {
    if (Atomics.load(this.#words, HEADER.lock) !== this.owner) this.#stop();
  }

  #stop(): never {
    this.#onEnded();
    fail('EIO', 'the process was ended');
  }

  #slot(field: number): number {
    return Atomics.load(this.#words, slotWord(this.#generation, field)) >>> 0;
  }

  /** Makes sure that the current segment takes `bytes` more, by compaction if need be. Throws ENOSPC. */
  #makeRoom(bytes: number): void {
    if (this.#slot(SLOT.length) + bytes <= this.#slot(SLOT.capacity)) return;
    if (!this.#compact(bytes)) fail('ENOSPC');
  }

  #put(at: number, payload: Uint8Array): void {
    const { bytes } = this.memory;
    const size = payload.length;
    bytes[at] = size >>> 24;
    bytes[at + 1] = size >>> 16;
    bytes[at + 2] = size >>> 8;
    bytes[at + 3] = size;
    bytes.set(payload, at + LENGTH_BYTES);
  }

  #entryAt(at: number): Uint8Array<ArrayBuffer> {
    const length = new RecordReader(this.memory.bytes.subarray(at, at + LENGTH_BYTES)).u32();
    return this.memory.bytes.slice(at + LENGTH_BYTES, at + LENGTH_BYTES + length);
  }

  #replay(start: number, end: number): void {
    while (this.#position < end) {
      const entry = this.#entryAt(start + this.#position);
      this.replica.apply(new RecordReader(entry));
      this.#position += LENGTH_BYTES + entry.length;
    }
  }

  #catchUp(): void {
    const generation = Atomics.load(this.#words, HEADER.generation);
    if (generation !== this.#generation) this.#changeGeneration(generation);
    this.#replay(this.#slot(SLOT.start), this.#slot(SLOT.length));
  }

  /** Finishes the previous segment when it is still there and skips the snapshot; otherwise loads the snapshot. */
  #changeGeneration(generation: number): void {
    const before = this.#generation;
    this.#generation = generation;
    const previous = this.#slot(SLOT.previousStart);
    if (before === generation - 1 && before > 0 && previous !== 0) {
      this.#replay(previous, this.#slot(SLOT.previousLength));
      this.#adoptFreeSpace();
      return;
    }
    this.#position = 0;
    this.#replay(this.#slot(SLOT.start), this.#slot(SLOT.snapshot));
    if (before !== -1) this.onReloaded?.();
  }

  #adoptFreeSpace(): void {
    const head = new RecordReader(this.#entryAt(this.#slot(SLOT.start)), 1);
    readSnapshotHead(head, this.replica);
    this.#position = this.#slot(SLOT.snapshot);
  }

  /** Writes the state into a fresh segment and switches to it. Returns false when there is no room for one. */
  #compact(extra: number): boolean {
    const { replica, memory } = this;
    const start = this.#slot(SLOT.start);
    const length = this.#slot(SLOT.length);
    const current = { start, length: this.#slot(SLOT.capacity) };
    const free = this.#withoutPrevious(current);
    const inodes = encodeInodes(replica.inodes.values());
    const snapshot = inodes.length + snapshotOverhead(free);
    const smallest = roundUp(snapshot + extra + RELEASE_RESERVE);
    const wanted = Math.max(segmentCapacity(snapshot, memory.buffer.maxByteLength), smallest);
    const limit = memory.buffer.maxByteLength;
    const segment = free.planRun(wanted, limit) ?? free.planRun(smallest, limit);
    if (!segment || !growTo(memory, segment.start + segment.length)) return false;
    free.take(segment);
    const head = encodeSnapshotHead(free, replica.nextIno);
    const whole = new Uint8Array(head.length + inodes.length);
    whole.set(head);
    whole.set(inodes, head.length);
    this.#put(segment.start, whole);
    this.assertHeld();
    const next = (this.#generation + 1) | 0;
    const set = (field: number, value: number) => Atomics.store(this.#words, slotWord(next, field), value);
    set(SLOT.start, segment.start);
    set(SLOT.capacity, segment.length);
    set(SLOT.length, LENGTH_BYTES + whole.length);
    set(SLOT.snapshot, LENGTH_BYTES + whole.length);
    set(SLOT.previousStart, start);
    set(SLOT.previousLength, length);
    Atomics.store(this.#words, HEADER.generation, next);
    this.#generation = next;
    this.#adoptFreeSpace();
    return true;
  }

  /** The free space once the segment before the current one is given up. */
  #withoutPrevious(current: Extent): FreeSpace {
    Atomics.store(this.#words, slotWord(this.#generation, SLOT.previousStart), 0);
    return freeOutside(this.replica, current);
  }
}

/** Computes the free space from scratch: all but the header, the given log segment and the inodes' contents. */
function freeOutside(replica: Replica, segment: Extent): FreeSpace {
  const used: Extent[] = [segment];
  for (const inode of replica.inodes.values()) used.push(...inode.extents);
  used.sort((a, b) => a.start - b.start);
  const free = new FreeSpace(roundUp(1));
  for (const extent of used) free.take(extent);
  return free;
}
