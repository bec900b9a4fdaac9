/** A limit that holds for all threads together: so many seats, and no more. `cells[0]` counts those taken; it starts at 0. */
export class Seats {
  #cells;
  #limit;

  /**
   * @param {Int32Array} cells On a SharedArrayBuffer.
   * @param {number} limit The same in all threads.
   */
  constructor(cells, limit) {
    this.#cells = cells;
    this.#limit = limit;
  }

  /**
   * Takes a seat, and never waits for one. False only when all seats were taken at some moment during the call.
   *
   * @returns {boolean}
   */
  take() {
    // Each call is atomic. What happens between the two?
    if (Atomics.load(this.#cells, 0) >= this.#limit) return false;
    Atomics.add(this.#cells, 0, 1);
    return true;
  }

  /**
   * Gives one seat back.
   *
   * @throws {RangeError} when none is taken; nothing changes then.
   */
  give() {
    Atomics.sub(this.#cells, 0, 1);
  }

  /** Seats taken now. */
  get taken() {
    return Atomics.load(this.#cells, 0);
  }
}
