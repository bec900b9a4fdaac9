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
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new RangeError(`concurrency must be a whole number from 1, got ${concurrency}`);
  }
  signal?.throwIfAborted();

  const iterator = source[Symbol.asyncIterator]?.() ?? source[Symbol.iterator]();
  const calls = new AbortController();
  const results = [];
  const { promise, resolve, reject } = Promise.withResolvers();
  let taken = 0;
  let running = 0;
  let reading = false;
  let exhausted = false;
  /** The first failure, in an object, because anything can be thrown. */
  let failure;

  /** The one place that moves things on; called after every change of the variables above. */
  function advance() {
    if (failure) {
      if (running === 0) reject(failure.reason);
    } else if (exhausted) {
      if (running === 0) resolve(results);
    } else if (!reading && running < concurrency) {
      void read();
    }
  }

  async function read() {
    reading = true;
    try {
      const { done, value } = await iterator.next();
      if (done) exhausted = true;
      else if (!failure) void call(value, taken++);
    } catch (reason) {
      exhausted = true;
      fail(reason);
    }
    reading = false;
    advance();
  }

  async function call(item, index) {
    running += 1;
    try {
      const value = await fn(item, { index, signal: calls.signal });
      results[index] = settle ? { status: 'fulfilled', value } : value;
    } catch (reason) {
      if (settle) results[index] = { status: 'rejected', reason };
      else fail(reason);
    }
    running -= 1;
    advance();
  }

  function fail(reason) {
    if (failure) return;
    failure = { reason };
    calls.abort(reason);
  }

  async function close() {
    try {
      await iterator.return?.();
    } catch {
      // The run has failed already; why is told by the first failure.
    }
  }

  function onAbort() {
    fail(signal.reason);
    advance();
  }

  signal?.addEventListener('abort', onAbort);
  advance();
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
