const HEAD = 0;
const SIZE = 1;
const LOCK = 2;
const NEWS = 3;
const FIRST = 4;

/** The same contract with a lock around plain reads and writes, and a cell that counts the news. */
export class Ring {
  #cells;
  #capacity;

  constructor(cells, capacity) {
    this.#cells = cells;
    this.#capacity = capacity;
  }

  push(value) {
    const cells = this.#cells;
    this.#until(() => {
      if (cells[SIZE] === this.#capacity) return undefined;
      cells[FIRST + ((cells[HEAD] + cells[SIZE]) % this.#capacity)] = value;
      cells[SIZE] += 1;
      return true;
    });
  }

  shift() {
    const cells = this.#cells;
    return this.#until(() => {
      if (cells[SIZE] === 0) return undefined;
      const value = cells[FIRST + cells[HEAD]];
      cells[HEAD] = (cells[HEAD] + 1) % this.#capacity;
      cells[SIZE] -= 1;
      return value;
    });
  }

  /** Repeats `attempt` until it gives something, and sleeps in between until there are news. */
  #until(attempt) {
    for (;;) {
      const news = Atomics.load(this.#cells, NEWS);
      const got = this.#alone(attempt);
      if (got !== undefined) {
        Atomics.add(this.#cells, NEWS, 1);
        Atomics.notify(this.#cells, NEWS);
        return got;
      }
      Atomics.wait(this.#cells, NEWS, news);
    }
  }

  #alone(work) {
    while (Atomics.compareExchange(this.#cells, LOCK, 0, 1) !== 0) Atomics.wait(this.#cells, LOCK, 1);
    try {
      return work();
    } finally {
      Atomics.store(this.#cells, LOCK, 0);
      Atomics.notify(this.#cells, LOCK, 1);
    }
  }
}
