/** Cells before the values. */
const WRITTEN = 0;
const READ = 1;
const USED = 2;
const FIRST = 3;

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
    while (Atomics.load(this.#cells, USED) === this.#capacity) Atomics.wait(this.#cells, USED, this.#capacity);
    Atomics.store(this.#cells, FIRST + (written % this.#capacity), value);
    // Only now may the other side know of it.
    Atomics.store(this.#cells, WRITTEN, this.#next(written));
    Atomics.add(this.#cells, USED, 1);
    Atomics.notify(this.#cells, USED);
  }

  /**
   * Takes the value at the front. While the ring is empty, the thread sleeps.
   *
   * @returns {number}
   */
  shift() {
    const read = Atomics.load(this.#cells, READ);
    while (Atomics.load(this.#cells, USED) === 0) Atomics.wait(this.#cells, USED, 0);
    const value = Atomics.load(this.#cells, FIRST + (read % this.#capacity));
    // Only now may the other side write over it.
    Atomics.store(this.#cells, READ, this.#next(read));
    Atomics.sub(this.#cells, USED, 1);
    Atomics.notify(this.#cells, USED);
    return value;
  }

  #next(count) {
    return (count + 1) % this.#capacity;
  }
}
