/** The same contract with a whole slice for one job, then one for the next. A timer of 0 brings the next turn. */
export class Slicer {
  constructor({ budgetMs = 10, now = () => performance.now() } = {}) {
    this.budgetMs = budgetMs;
    this.now = now;
    this.jobs = [];
    this.timer = null;
  }

  map(items, fn, { signal } = {}) {
    return new Promise((resolve, reject) => {
      const job = { items, fn, signal, resolve, reject, results: [] };
      job.onAbort = () => this.finish(job, reject, signal.reason);
      if (signal?.aborted) {
        reject(signal.reason);
      } else if (items.length === 0) {
        resolve([]);
      } else {
        signal?.addEventListener('abort', job.onAbort, { once: true });
        this.jobs.push(job);
        this.timer ??= setTimeout(() => this.slice(), 0);
      }
    });
  }

  slice() {
    const end = this.now() + this.budgetMs;
    while (this.jobs.length > 0 && this.now() < end) {
      const [job] = this.jobs;
      while (this.jobs[0] === job && this.now() < end) this.advance(job);
      if (this.jobs[0] === job) this.jobs.push(this.jobs.shift());
    }
    this.timer = this.jobs.length > 0 ? setTimeout(() => this.slice(), 0) : null;
  }

  advance(job) {
    const { items, results } = job;
    try {
      results.push(job.fn(items[results.length], results.length));
      if (results.length === items.length) this.finish(job, job.resolve, results);
    } catch (error) {
      this.finish(job, job.reject, error);
    }
  }

  finish(job, settle, value) {
    this.jobs = this.jobs.filter((other) => other !== job);
    job.signal?.removeEventListener('abort', job.onAbort);
    settle(value);
  }
}
