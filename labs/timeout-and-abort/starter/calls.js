/**
 * Calls with an end. All times are milliseconds. Use the platform's own timers and clocks (`setTimeout`, `AbortSignal.timeout`,
 * `node:timers/promises`, `performance.now`, `Date.now`); in the tests, the time of all of them moves only when the test says so.
 */

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
  // If the answer never comes, neither does the end of this call.
  return fn(new AbortController().signal);
}

/** One limit of time for a whole piece of work, however many calls it makes. The clock starts with `new`. */
export class Deadline {
  /**
   * @param {number} ms
   * @param {{ signal?: AbortSignal }} [options] `signal`: ends every call of `run`, as with withTimeout.
   */
  constructor(ms, { signal } = {}) {}

  /** Milliseconds that are left. Never below 0. */
  get remaining() {
    return Infinity;
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
    return withTimeout(fn, maxMs);
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
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fn({ attempt, signal: new AbortController().signal });
    } catch (error) {
      // At once again, and as often as it takes: this is how clients keep a service down.
      if (attempt === attempts) throw error;
    }
  }
}
