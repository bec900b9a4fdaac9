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
    // Works as long as the other side is never late.
    const written = Atomics.load(this.#cells, WRITTEN);
    Atomics.store(this.#cells, WRITTEN, written + 1);
    Atomics.store(this.#cells, FIRST + (written % this.#capacity), value);
  }

  /**
   * Takes the value at the front. While the ring is empty, the thread sleeps.
   *
   * @returns {number}
   */
  shift() {
    const read = Atomics.load(this.#cells, READ);
    Atomics.store(this.#cells, READ, read + 1);
    return Atomics.load(this.#cells, FIRST + (read % this.#capacity));
  }
}
