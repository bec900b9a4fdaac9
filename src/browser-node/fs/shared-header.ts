/**
 * The first bytes of the shared buffer: a few 32-bit words that all processes read and write with Atomics.
 * Everything else in the buffer is log segments and file contents.
 */
export const HEADER = {
  magic: 0,
  /** Owner id of the lock's holder; 0 when free. */
  lock: 1,
  /** How many owners wait for the lock, so that a release without waiters costs no notification. */
  waiters: 2,
  /** Number of times the lock was taken; lets a breaker see that others still get it. */
  acquisitions: 3,
  /** Watchers in all processes: without one nobody need be told of a change. */
  watchers: 4,
  /** Counts published changes (wraps at 2^32). */
  changes: 5,
  /** Number of the current log generation. Its lowest bit says which of the two {@link SLOT}s is valid. */
  generation: 6,
} as const;

/**
 * Words that describe one generation. A compaction fills the slot that is not in use and then stores the new
 * generation's number, so that a holder terminated in between changes nothing.
 */
export const SLOT = {
  start: 0,
  capacity: 1,
  /** Published bytes; stored last when an entry is appended. */
  length: 2,
  /** Bytes at the start of the segment that are the snapshot, not news. */
  snapshot: 3,
  /** The segment before, kept so that a replica that fell behind can finish it; 0 when there is none. */
  previousStart: 4,
  previousLength: 5,
} as const;

const FIRST_SLOT = 16;
const SLOT_WORDS = 16;

/** Index of a slot word of `generation`. */
export function slotWord(generation: number, field: number): number {
  return FIRST_SLOT + (generation & 1) * SLOT_WORDS + field;
}

/** Size of the header in bytes; one allocation unit. */
export const HEADER_BYTES = 256;
export const MAGIC = 0x48504653;

/** Views of the shared buffer. Both track its growth. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
}

/** Makes the views of a file system's buffer. */
export function viewShared(buffer: SharedArrayBuffer): SharedMemory {
  return { buffer, words: new Int32Array(buffer, 0, HEADER_BYTES / 4), bytes: new Uint8Array(buffer) };
}

/** Makes sure that the buffer reaches to `end`. Grows in steps that double; returns false when the limit forbids it. */
export function growTo(memory: SharedMemory, end: number): boolean {
  const { buffer } = memory;
  if (end <= buffer.byteLength) return true;
  if (end > buffer.maxByteLength) return false;
  try {
    buffer.grow(Math.min(buffer.maxByteLength, Math.max(end, buffer.byteLength * 2)));
  } catch {
    return false;
  }
  return true;
}
