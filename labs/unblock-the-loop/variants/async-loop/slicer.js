import { setImmediate as nextTurn } from 'node:timers/promises';

/** The same contract as one asynchronous loop over a set of generators, one item of each in turn. The signal is asked, not listened to. */
export class Slicer {
  #options;
  #tasks = new Set();
  #looping = false;

  constructor({ budgetMs = 10, now = () => performance.now() } = {}) {
    this.#options = { budgetMs, now };
  }

  async map(items, fn, { signal } = {}) {
    signal?.throwIfAborted();
    const results = [];
    const { promise, resolve, reject } = Promise.withResolvers();
    const steps = (function* () {
      for (const [index, item] of items.entries()) {
        signal?.throwIfAborted();
        results.push(fn(item, index));
        if (index < items.length - 1) yield;
      }
    })();
    this.#tasks.add({ steps, reject, resolve: () => resolve(results) });
    if (!this.#looping) void this.#loop();
    return promise;
  }

  async #loop() {
    this.#looping = true;
    let queue = [];
    while (this.#tasks.size > 0) {
      await nextTurn();
      const end = this.#options.now() + this.#options.budgetMs;
      do {
        if (queue.length === 0) queue = [...this.#tasks];
        this.#step(queue.shift());
      } while (this.#tasks.size > 0 && this.#options.now() < end);
    }
    this.#looping = false;
  }

  #step(task) {
    if (!this.#tasks.has(task)) return;
    try {
      if (!task.steps.next().done) return;
      task.resolve();
    } catch (error) {
      task.reject(error);
    }
    this.#tasks.delete(task);
  }
}
