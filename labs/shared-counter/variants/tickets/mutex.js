const NEXT = 0;
const SERVING = 1;

/** The same contract with tickets: whoever comes draws a number, and waits until it is called. */
export class Mutex {
  #cells;

  constructor(cells) {
    this.#cells = cells;
  }

  lock() {
    const mine = Atomics.add(this.#cells, NEXT, 1);
    for (;;) {
      const serving = Atomics.load(this.#cells, SERVING);
      if (serving === mine) return;
      Atomics.wait(this.#cells, SERVING, serving);
    }
  }

  unlock() {
    const serving = Atomics.load(this.#cells, SERVING);
    if (serving === Atomics.load(this.#cells, NEXT)) throw new Error('nobody has the lock');
    Atomics.store(this.#cells, SERVING, serving + 1);
    // All of them: only one has the number that is called.
    Atomics.notify(this.#cells, SERVING);
  }

  run(work) {
    this.lock();
    try {
      return work();
    } finally {
      this.unlock();
    }
  }
}
