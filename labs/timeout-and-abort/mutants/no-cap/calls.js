/**
 * Calls with an end. All times are milliseconds. Use the platform's own timers and clocks (`setTimeout`, `AbortSignal.timeout`,
 * `node:timers/promises`, `performance.now`, `Date.now`); in the tests, the time of all of them moves only when the test says so.
 */

const MAX_TIMER_MS = 2 ** 31 - 1;

function timeoutError(ms) {
  return new DOMException(`No answer within ${ms} ms`, 'TimeoutError');
}

/**
 * Calls `fn(signal)` at once, and waits no longer than `ms`.
 *
 * What callers may rely on:
 * - The promise fulfils or rejects as that of `fn` does, when this is in time. A throw of `fn` is a rejection.
 * - When the time is up, it rejects at once with a DOMException named "TimeoutError", whatever `fn` does then, and the signal that `fn` got
 *   is aborted with that very error as its reason.
 * - When the caller's `signal` is aborted, it rejects at once with `signal.reason`, and the signal of `fn` is aborted with the same reason.
 *   When it was aborted before, `fn` is never called.
 * - What `fn` brings after that is dropped, also a rejection.
 * - Once the promise has settled, no timer is left that keeps the process alive, and no listener on the caller's signal.
 *
 * @template T
 * @param {(signal: AbortSignal) => T | Promise<T>} fn
 * @param {number} ms `Infinity`: no limit.
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<T>}
 */
export async function withTimeout(fn, ms, { signal } = {}) {
  signal?.throwIfAborted();
  const call = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers();

  function stop(reason) {
    reject(reason);
    call.abort(reason);
  }
  const onAbort = () => stop(signal.reason);
  signal?.addEventListener('abort', onAbort);
  // A timer cannot wait longer than 2 ** 31 - 1 ms; it would fire at once.
  const timer = ms <= MAX_TIMER_MS && setTimeout(() => stop(timeoutError(ms)), ms);
  try {
    // The promise of fn is handed to resolve: a rejection is heard also when nobody waits for it any more.
    Promise.try(fn, call.signal).then(resolve, reject);
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** One limit of time for a whole piece of work, however many calls it makes. The clock starts with `new`. */
export class Deadline {
  #end;
  #signal;

  /**
   * @param {number} ms
   * @param {{ signal?: AbortSignal }} [options] `signal`: ends every call of `run`, as with withTimeout.
   */
  constructor(ms, { signal } = {}) {
    this.#end = performance.now() + ms;
    this.#signal = signal;
  }

  /** The signal of the caller, if there is one. */
  get signal() {
    return this.#signal;
  }

  /** Milliseconds that are left. Never below 0. */
  get remaining() {
    return Math.max(0, this.#end - performance.now());
  }

  /**
   * withTimeout, with the time that is left or with `maxMs`, whichever is shorter. When nothing is left it rejects with a TimeoutError, and `fn`
   * is never called.
   *
   * @template T
   * @param {(signal: AbortSignal) => T | Promise<T>} fn
   * @param {{ maxMs?: number }} [options]
   * @returns {Promise<T>}
   */
  async run(fn, { maxMs = Infinity } = {}) {
    const ms = Math.min(maxMs, this.remaining);
    if (ms <= 0) throw timeoutError(0);
    return withTimeout(fn, ms, { signal: this.#signal });
  }
}

/**
 * Calls `fn` until it succeeds, at most `attempts` times.
 *
 * What callers may rely on:
 * - Before the retry after the first attempt it waits `random() * baseMs`, then `random() * 2 * baseMs`, `random() * 4 * baseMs` and so on. The
 *   factor behind `random()` is never more than `maxMs`.
 * - It rejects with the error of the last attempt, and does not wait before it does. An error for which `isRetryable` is false ends it at once.
 * - When `signal` is aborted, it rejects at once with `signal.reason`, in an attempt or in a wait, and tries no more. The attempt under way is told
 *   by its signal.
 * - An attempt that takes longer than `timeoutMs` is ended and fails with its TimeoutError.
 * - With a `deadline`, no attempt is begun or goes on after it. A wait that would not end before it is not begun: the promise rejects at once
 *   with the error of the last attempt. When the signal of the deadline is aborted, this counts as an abort of `signal`.
 * - Once the promise has settled, no timer is left that keeps the process alive, and no listener on the caller's signal.
 *
 * @template T
 * @param {(context: { attempt: number, signal: AbortSignal }) => T | Promise<T>} fn `attempt` counts from 1.
 * @param {object} [options]
 * @param {number} [options.attempts]
 * @param {number} [options.baseMs]
 * @param {number} [options.maxMs]
 * @param {() => number} [options.random] From 0 up to, but not including, 1.
 * @param {(error: unknown) => boolean} [options.isRetryable]
 * @param {AbortSignal} [options.signal]
 * @param {number} [options.timeoutMs] Limit for one attempt.
 * @param {Deadline} [options.deadline] Limit for all attempts and waits together.
 * @returns {Promise<T>}
 */
export async function retry(
  fn,
  {
    attempts = 3,
    baseMs = 100,
    maxMs = 2_000,
    random = Math.random,
    isRetryable = () => true,
    signal,
    timeoutMs = Infinity,
    deadline,
  } = {},
) {
  const stop = signal && deadline?.signal ? AbortSignal.any([signal, deadline.signal]) : (signal ?? deadline?.signal);
  for (let attempt = 1; ; attempt += 1) {
    stop?.throwIfAborted();
    const timed = (outer) =>
      withTimeout((inner) => fn({ attempt, signal: inner }), timeoutMs, { signal: outer });
    try {
      return await (deadline ? deadline.run((outer) => timed(either(outer, signal))) : timed(signal));
    } catch (error) {
      stop?.throwIfAborted();
      if (attempt >= attempts || !isRetryable(error)) throw error;
      const wait = random() * baseMs * 2 ** (attempt - 1);
      if (deadline && wait >= deadline.remaining) throw error;
      await sleep(wait, stop);
    }
  }
}

function either(first, second) {
  return second ? AbortSignal.any([first, second]) : first;
}

/** Like setTimeout of timers/promises, but rejects with the reason of the signal. */
async function sleep(ms, signal) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const timer = setTimeout(resolve, ms);
  const onAbort = () => reject(signal.reason);
  signal?.addEventListener('abort', onAbort);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
