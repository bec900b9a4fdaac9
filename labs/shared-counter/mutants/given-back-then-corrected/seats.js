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
    for (;;) {
      const taken = Atomics.load(this.#cells, 0);
      if (taken >= this.#limit) return false;
      if (Atomics.compareExchange(this.#cells, 0, taken, taken + 1) === taken) return true;
      // Somebody else was quicker. That says nothing about the limit, so look again.
    }
  }

  /**
   * Gives one seat back.
   *
   * @throws {RangeError} when none is taken; nothing changes then.
   */
  give() {
    if (Atomics.sub(this.#cells, 0, 1) > 0) return;
    Atomics.add(this.#cells, 0, 1);
    throw new RangeError('No seat is taken');
  }

  /** Seats taken now. */
  get taken() {
    return Atomics.load(this.#cells, 0);
  }
}
