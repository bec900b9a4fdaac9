/** Cells before the values. */
const WRITTEN = 0;
const READ = 1;
const FIRST = 2;

/**
 * A queue of at most `capacity` numbers from one thread to one other: one only pushes, the other only shifts.
 * It may use `cells[0]` to `cells[capacity + 3]`, all 0 at the start.
 */
export class Ring {
  #cells;
  #capacity;

  /**
   * @param {Int32Array} cells On a SharedArrayBuffer.
   * @param {number} capacity From 1. The same in both threads.
   */
  constructor(cells, capacity) {
    this.#cells = cells;
    this.#capacity = capacity;
  }

  /**
   * Adds a value at the end. While the ring is full, the thread sleeps.
   *
   * @param {number} value A 32-bit integer.
   */
  push(value) {
    const written = Atomics.load(this.#cells, WRITTEN);
    for (;;) {
      const read = Atomics.load(this.#cells, READ);
      if (this.#used(written, read) < this.#capacity) break;
      Atomics.wait(this.#cells, READ, read);
    }
    Atomics.store(this.#cells, FIRST + (written % this.#capacity), value);
    // Only now may the other side know of it.
    Atomics.store(this.#cells, WRITTEN, this.#next(written));
    Atomics.notify(this.#cells, WRITTEN);
  }

  /**
   * Takes the value at the front. While the ring is empty, the thread sleeps.
   *
   * @returns {number}
   */
  shift() {
    const read = Atomics.load(this.#cells, READ);
    while (Atomics.load(this.#cells, WRITTEN) === read) Atomics.wait(this.#cells, WRITTEN, read);
    const value = Atomics.load(this.#cells, FIRST + (read % this.#capacity));
    // Only now may the other side write over it.
    Atomics.store(this.#cells, READ, this.#next(read));
    return value;
  }

  /** Both counters run to twice the capacity: so a full ring and an empty one look different, and no counter overflows. */
  #next(count) {
    return (count + 1) % (2 * this.#capacity);
  }

  #used(written, read) {
    return (written - read + 2 * this.#capacity) % (2 * this.#capacity);
  }
}
