/** A run of bytes in the shared buffer. */
export interface Extent {
  readonly start: number;
  readonly length: number;
}

/** Allocation unit of file contents and log segments, in bytes. */
export const UNIT = 256;

/** Rounds up to whole allocation units. */
export function roundUp(bytes: number): number {
  return Math.ceil(bytes / UNIT) * UNIT;
}

/**
 * Which bytes of the shared buffer are free: sorted gaps, and everything from `end` up. Each replica keeps its own copy;
 * planning changes nothing, and all replicas take and give back the same extents because the log names them.
 */
export class FreeSpace {
  #gaps: Extent[] = [];
  #end: number;
  #gapBytes = 0;

  constructor(end: number, gaps: readonly Extent[] = []) {
    this.#end = end;
    this.#gaps = [...gaps];
    for (const gap of gaps) this.#gapBytes += gap.length;
  }

  get end(): number {
    return this.#end;
  }

  get gaps(): readonly Extent[] {
    return this.#gaps;
  }

  /** Free bytes when the buffer may grow to `limit` bytes. */
  available(limit: number): number {
    return this.#gapBytes + Math.max(0, limit - this.#end);
  }

  /** Finds one run of exactly `length` bytes (whole units), or undefined. */
  planRun(length: number, limit: number): Extent | undefined {
    for (const gap of this.#gaps) if (gap.length >= length) return { start: gap.start, length };
    return this.#end + length <= limit ? { start: this.#end, length } : undefined;
  }

  /**
   * Finds room for `need` bytes, in one run of `wish` bytes when there is one, otherwise in as many pieces as it takes.
   * Undefined when there is not enough.
   */
  plan(need: number, wish: number, limit: number): Extent[] | undefined {
    const run = this.planRun(roundUp(wish), limit) ?? this.planRun(roundUp(need), limit);
    if (run) return [run];
    const pieces: Extent[] = [];
    let missing = roundUp(need);
    for (const gap of this.#gaps) {
      if (missing === 0) break;
      const length = Math.min(gap.length, missing);
      pieces.push({ start: gap.start, length });
      missing -= length;
    }
    const tail = Math.min(missing, Math.max(0, Math.floor((limit - this.#end) / UNIT) * UNIT));
    if (tail > 0) pieces.push({ start: this.#end, length: tail });
    return missing - tail > 0 ? undefined : pieces;
  }

  /** Marks a planned extent as used. */
  take(extent: Extent): void {
    if (extent.start >= this.#end) {
      if (extent.start > this.#end) this.#insert({ start: this.#end, length: extent.start - this.#end });
      this.#end = extent.start + extent.length;
      return;
    }
    const index = this.#gaps.findIndex((gap) => gap.start <= extent.start && extent.start < gap.start + gap.length);
    const gap = this.#gaps[index];
    if (!gap) throw new Error('browser-node/fs: the log takes bytes that are not free; the file system is corrupt');
    const rest: Extent[] = [];
    if (extent.start > gap.start) rest.push({ start: gap.start, length: extent.start - gap.start });
    const behind = gap.start + gap.length - (extent.start + extent.length);
    if (behind > 0) rest.push({ start: extent.start + extent.length, length: behind });
    this.#gaps.splice(index, 1, ...rest);
    this.#gapBytes -= extent.length;
  }

  /** Gives an extent back and joins it with its free neighbours. */
  give(extent: Extent): void {
    this.#insert(extent);
    const last = this.#gaps.at(-1);
    if (last && last.start + last.length === this.#end) {
      this.#gaps.pop();
      this.#gapBytes -= last.length;
      this.#end = last.start;
    }
  }

  #insert(extent: Extent): void {
    let low = 0;
    for (let high = this.#gaps.length; low < high;) {
      const middle = (low + high) >>> 1;
      if ((this.#gaps[middle]?.start ?? 0) < extent.start) low = middle + 1;
      else high = middle;
    }
    let { start, length } = extent;
    let from = low;
    let removed = 0;
    const before = this.#gaps[low - 1];
    if (before && before.start + before.length === start) {
      start = before.start;
      length += before.length;
      from--;
      removed++;
    }
    const after = this.#gaps[low];
    if (after && extent.start + extent.length === after.start) {
      length += after.length;
      removed++;
    }
    this.#gaps.splice(from, removed, { start, length });
    this.#gapBytes += extent.length;
  }
}
