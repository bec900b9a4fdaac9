/** Whether somebody is inside: values of cell 0. */
const FREE = 0;
const LOCKED = 1;
/** Locked, and somebody may be asleep. */
const AWAITED = 2;

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
    if (Atomics.compareExchange(this.#cells, 0, FREE, LOCKED) === FREE) return;
    while (Atomics.exchange(this.#cells, 0, AWAITED) !== FREE) Atomics.wait(this.#cells, 0, AWAITED);
  }

  /**
   * Gives the lock back and wakes one who sleeps for it.
   *
   * @throws {Error} when nobody has the lock; nothing changes then.
   */
  unlock() {
    const before = Atomics.exchange(this.#cells, 0, FREE);
    if (before === FREE) throw new Error('The lock is not held');
    // Without a sleeper, no call into the operating system.
    if (before === AWAITED) Atomics.notify(this.#cells, 0, 1);
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
