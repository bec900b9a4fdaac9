/** A number that all threads count. `cells[0]` holds it; it starts at 0. */
export class Counter {
  #cells;

  /** @param {Int32Array} cells On a SharedArrayBuffer. Every thread makes its own Counter on the same memory. */
  constructor(cells) {
    this.#cells = cells;
  }

  /**
   * Adds `n`. No update is lost, and no two calls of `add(1)` return the same number.
   *
   * @param {number} [n]
   * @returns {number} the number that this very call has made
   */
  add(n = 1) {
    this.#cells[0] += n;
    return this.#cells[0];
  }

  /** The number now. */
  get value() {
    return Atomics.load(this.#cells, 0);
  }
}
