/**
 * Calls `fn` for every item of `source`, with at most `concurrency` calls under way.
 *
 * What callers may rely on:
 * - The promise fulfils with the results in the order of the items, whatever the order in which the calls ended.
 * - Calls start in the order of the items. A place that becomes free is given to the next item at once.
 * - An item is taken from `source` only when a place is free for it, and `next()` is never called again before the last answer came.
 * - The first failure ends the run: nothing more is taken or called, and the `signal` of all calls under way is aborted. When the
 *   last of these has settled, the promise rejects with that first failure.
 * - A failure is: `fn` throws or rejects (unless `settle` is set), `source` throws or rejects, or the caller's `signal` is aborted; then the
 *   promise rejects with `signal.reason`.
 * - A run that ends before its source does calls the iterator's `return()` once, if there is one, so that files and cursors are closed.
 *   It does not wait for `return()`, and drops what that throws.
 * - Nobody can interrupt a `next()`. When the run ends meanwhile, it does not wait for the answer, and drops it when it comes.
 * - The function never throws: all failures come by the promise. It waits for events and never polls.
 *
 * @template T, R
 * @param {Iterable<T> | AsyncIterable<T>} source
 * @param {(item: T, context: { index: number, signal: AbortSignal }) => R | Promise<R>} fn
 * @param {object} options
 * @param {number} options.concurrency A whole number from 1; anything else is a RangeError.
 * @param {AbortSignal} [options.signal] Aborted when nobody wants the results any more. No listener is left on it after the run.
 * @param {boolean} [options.settle] Failures of `fn` do not end the run; results are then what Promise.allSettled gives. Default: false.
 * @returns {Promise<R[] | PromiseSettledResult<R>[]>}
 */
export async function mapPool(source, fn, { concurrency, signal, settle = false } = {}) {
  if (!(Number.isInteger(concurrency) && concurrency > 0)) throw new RangeError(`not a limit: ${concurrency}`);
  if (signal?.aborted) throw signal.reason;

  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const results = [];
  const run = new AbortController();
  const ended = new Promise((resolve) =>
    run.signal.addEventListener('abort', () => resolve({ done: true }), { once: true }),
  );
  const forward = () => run.abort(signal.reason);
  signal?.addEventListener('abort', forward);

  let index = 0;
  let done = false;
  let turn = Promise.resolve();

  /** Runners queue here, so that only one asks the source at a time. */
  async function nextItem() {
    const before = turn;
    const { promise, resolve } = Promise.withResolvers();
    turn = promise;
    await before;
    try {
      if (done || run.signal.aborted) return { done: true };
      const step = await Promise.race([iterator.next(), ended]);
      done ||= step.done && !run.signal.aborted;
      return step;
    } catch (error) {
      done = true;
      run.abort(error);
      return { done: true };
    } finally {
      resolve();
    }
  }

  async function runner() {
    for (;;) {
      const step = await nextItem();
      if (step.done || run.signal.aborted) return;
      const at = index++;
      try {
        const value = await fn(step.value, { index: at, signal: run.signal });
        results[at] = settle ? { status: 'fulfilled', value } : value;
      } catch (reason) {
        if (!settle) return run.abort(reason);
        results[at] = { status: 'rejected', reason };
      }
    }
  }

  await Promise.all(Array.from({ length: concurrency }, runner));
  signal?.removeEventListener('abort', forward);
  if (!run.signal.aborted) return results;
  if (!done) Promise.try(() => iterator.return?.()).catch(() => {});
  throw run.signal.reason;
}
