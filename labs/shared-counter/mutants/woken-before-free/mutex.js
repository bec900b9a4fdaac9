/** Whether somebody is inside: values of cell 0. */
const FREE = 0;
const LOCKED = 1;

/** A lock for all threads that have its memory. It may use `cells[0]` to `cells[3]`, all 0 at the start. */
export class Mutex {
  #cells;

  /** @param {Int32Array} cells On a SharedArrayBuffer. */
  constructor(cells) {
    this.#cells = cells;
  }

  /**
   * Returns when this thread has the lock. Until then the thread sleeps: it does not ask again and again, and it sleeps without a
   * timeout. So never call it on a thread that serves requests.
   */
  lock() {
    while (Atomics.compareExchange(this.#cells, 0, FREE, LOCKED) !== FREE) {
      // Sleeps only if it is still locked, and looks again after waking: somebody else may have been quicker.
      Atomics.wait(this.#cells, 0, LOCKED);
    }
  }

  /**
   * Gives the lock back and wakes one who sleeps for it.
   *
   * @throws {Error} when nobody has the lock; nothing changes then.
   */
  unlock() {
    Atomics.notify(this.#cells, 0, 1);
    if (Atomics.exchange(this.#cells, 0, FREE) === FREE) throw new Error('The lock is not held');
  }

  /**
   * Calls `work` with the lock held, and gives the lock back however it ends.
   *
   * @template R
   * @param {() => R} work Synchronous.
   * @returns {R}
   */
  run(work) {
    this.lock();
    try {
      return work();
    } finally {
      this.unlock();
    }
  }
}
