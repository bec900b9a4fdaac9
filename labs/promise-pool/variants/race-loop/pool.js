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
  if (!Number.isSafeInteger(concurrency) || concurrency <= 0) throw new RangeError('concurrency');
  signal?.throwIfAborted();
  const iterator = (source[Symbol.asyncIterator] ?? source[Symbol.iterator]).call(source);
  const controller = new AbortController();
  const underWay = new Set();
  const results = [];
  const failures = [];
  const interruption = Promise.withResolvers();
  interruption.promise.catch(() => {});

  const stop = (reason) => {
    failures.push(reason);
    controller.abort(reason);
    interruption.reject(reason);
  };
  const onAbort = () => stop(signal.reason);
  signal?.addEventListener('abort', onAbort, { once: true });

  let open = true;
  try {
    for (let index = 0; failures.length === 0; index += 1) {
      let step;
      try {
        const asked = Promise.resolve(iterator.next());
        asked.catch(() => (open = false));
        step = await Promise.race([asked, interruption.promise]);
      } catch (reason) {
        if (failures.length === 0) stop(reason);
        break;
      }
      if (step.done) {
        open = false;
        break;
      }
      if (failures.length > 0) break;
      const call = Promise.try(fn, step.value, { index, signal: controller.signal })
        .then(
          (value) => (results[index] = settle ? { status: 'fulfilled', value } : value),
          (reason) => (settle ? (results[index] = { status: 'rejected', reason }) : stop(reason)),
        )
        .finally(() => underWay.delete(call));
      underWay.add(call);
      if (underWay.size >= concurrency) await Promise.race(underWay);
    }
    await Promise.all(underWay);
    if (failures.length === 0) return results;
    if (open) Promise.try(() => iterator.return?.()).catch(() => {});
    throw failures[0];
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
