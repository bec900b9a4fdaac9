/** Rows of the sketch: a key's estimate is the smallest of so many counters. */
const ROWS = 4;
/** Counters have four bits. */
const MOST = 15;
const SEEDS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];

/** Shares of the room, as in the paper: a window for what is new, and of the rest a part for what was used again. */
const WINDOW = 0.01;
const PROTECTED = 0.8;

/**
 * W-TinyLFU (Einziger, Friedman, Manes 2017, arXiv:1512.00727): a small LRU window in front of a segmented LRU. What falls out of the window gets in
 * only if it was asked for more often, lately, than what would have to go for it.
 */
export function windowTinyLfu(room: number): (key: number) => boolean {
  const windowRoom = Math.max(1, Math.round(room * WINDOW));
  const mainRoom = room - windowRoom;
  const protectedRoom = Math.floor(mainRoom * PROTECTED);
  const recent = new Set<number>();
  const probation = new Set<number>();
  const kept = new Set<number>();
  const sketch = frequencySketch(room);

  const hit = (key: number): boolean => {
    if (recent.delete(key)) recent.add(key);
    else if (kept.delete(key)) kept.add(key);
    else if (probation.delete(key)) {
      kept.add(key);
      if (kept.size > protectedRoom) move(kept, probation);
    } else return false;
    return true;
  };

  return (key) => {
    sketch.add(key);
    if (hit(key)) return true;
    recent.add(key);
    if (recent.size <= windowRoom) return false;
    const candidate = first(recent);
    recent.delete(candidate);
    if (probation.size + kept.size < mainRoom) {
      probation.add(candidate);
      return false;
    }
    const segment = probation.size > 0 ? probation : kept;
    if (segment.size === 0) return false;
    const victim = first(segment);
    if (sketch.estimate(candidate) <= sketch.estimate(victim)) return false;
    segment.delete(victim);
    probation.add(candidate);
    return false;
  };
}

/** How often keys were asked for lately: a count-min sketch, all counters of which are halved after ten times `room` requests. */
export function frequencySketch(room: number): { add: (key: number) => void; estimate: (key: number) => number } {
  const width = 2 ** Math.ceil(Math.log2(Math.max(16, room * 4)));
  const counters = new Uint8Array(ROWS * width);
  const period = Math.max(64, 10 * room);
  let added = 0;
  const place = (key: number, row: number): number => {
    const mixed = Math.imul(key + 1, SEEDS[row] ?? 1);
    return row * width + ((mixed ^ (mixed >>> 15)) & (width - 1));
  };
  const estimate = (key: number): number => {
    let least = MOST;
    for (let row = 0; row < ROWS; row += 1) least = Math.min(least, counters[place(key, row)] ?? 0);
    return least;
  };
  return {
    estimate,
    add(key) {
      for (let row = 0; row < ROWS; row += 1) {
        const at = place(key, row);
        counters[at] = Math.min(MOST, (counters[at] ?? 0) + 1);
      }
      added += 1;
      if (added < period) return;
      added = 0;
      for (let at = 0; at < counters.length; at += 1) counters[at] = (counters[at] ?? 0) >> 1;
    },
  };
}

function first(keys: Set<number>): number {
  for (const key of keys) return key;
  throw new RangeError('an empty segment has no first key');
}

function move(from: Set<number>, to: Set<number>): void {
  const key = first(from);
  from.delete(key);
  to.add(key);
}
