/**
 * Runs long synchronous work in slices, so that the event loop turns between them.
 *
 * What callers may rely on:
 * - `map` calls nothing before it returns. The work is done in slices, the first one in a later turn of the event loop.
 * - In one turn, all jobs of a slicer together get one slice, also those that `fn` has handed in. A slice ends after the
 *   first call that brings it to `budgetMs` or beyond; only what the slice itself spent counts.
 * - While there is work, a slice never ends before that.
 * - Jobs take turns. A short job does not wait for the end of a long one.
 * - Nothing is scheduled while there are no jobs.
 */
export class Slicer {
  #budgetMs;
  #now;
  /** Jobs that still have items, next one first. */
  #jobs = [];
  #scheduled = false;

  /**
   * @param {object} [options]
   * @param {number} [options.budgetMs] Milliseconds of work in one slice. Default: 10.
   * @param {() => number} [options.now] The clock, in milliseconds. Tests put their own here.
   */
  constructor({ budgetMs = 10, now = () => performance.now() } = {}) {
    this.#budgetMs = budgetMs;
    this.#now = now;
  }

  /**
   * Like `items.map(fn)`, in slices. Jobs may be handed in while others run.
   *
   * The promise fulfils with the results, in the order of the items. It rejects (`map` itself never throws) with
   * - what `fn` threw; the job ends there, and `fn` is not called for it again;
   * - `signal.reason`, once the signal is aborted; `fn` is not called for this job again. Afterwards the job leaves no
   *   listener on the signal, however it ended.
   *
   * @template T, R
   * @param {readonly T[]} items
   * @param {(item: T, index: number) => R} fn Synchronous.
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<R[]>}
   */
  map(items, fn, { signal } = {}) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (items.length === 0) return Promise.resolve([]);

    const { promise, resolve, reject } = Promise.withResolvers();
    const onAbort = () => job.end(reject, signal.reason);
    const job = {
      items,
      fn,
      results: [],
      ended: false,
      resolve,
      reject,
      end(settle, value) {
        job.ended = true;
        signal?.removeEventListener('abort', onAbort);
        settle(value);
      },
    };
    
    this.#jobs.push(job);
    this.#schedule();
    return promise;
  }

  /** At most one slice is on its way, whatever the number of jobs. */
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
    const start = this.#now();
    while (this.#jobs.length > 0) {
      const job = this.#jobs.shift();
      if (job.ended) continue;
      this.#advance(job);
      if (!job.ended) this.#jobs.push(job);
      if (this.#now() - start >= this.#budgetMs) return;
    }
  }

  #advance(job) {
    const index = job.results.length;
    try {
      job.results.push(job.fn(job.items[index], index));
    } catch (error) {
      job.end(job.reject, error);
      return;
    }
    if (job.ended) return; // fn itself aborted the job
    if (job.results.length === job.items.length) job.end(job.resolve, job.results);
  }
}
