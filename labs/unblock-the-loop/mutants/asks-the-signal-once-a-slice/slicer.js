/** Runs long synchronous work in slices, so that the event loop turns between them. */
export class Slicer {
  #budgetMs;
  #now;
  #jobs = [];
  #scheduled = false;

  constructor({ budgetMs = 10, now = () => performance.now() } = {}) {
    this.#budgetMs = budgetMs;
    this.#now = now;
  }

  map(items, fn, { signal } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (items.length === 0) return resolve([]);
      this.#jobs.push({ items, fn, signal, resolve, reject, results: [] });
      this.#schedule();
    });
  }

  #schedule() {
    if (this.#scheduled || this.#jobs.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#slice();
      this.#scheduled = false;
      this.#schedule();
    });
  }

  #slice() {
    for (const { signal, reject } of this.#jobs) if (signal?.aborted) reject(signal.reason);
    this.#jobs = this.#jobs.filter(({ signal }) => !signal?.aborted);
    const start = this.#now();
    while (this.#jobs.length > 0) {
      const job = this.#jobs.shift();
      this.#advance(job);
      if (this.#now() - start >= this.#budgetMs) return;
    }
  }

  #advance(job) {
    const { items, fn, results, resolve, reject } = job;
    try {
      results.push(fn(items[results.length], results.length));
    } catch (error) {
      reject(error);
      return;
    }
    if (results.length === items.length) resolve(results);
    else this.#jobs.push(job);
  }
}
