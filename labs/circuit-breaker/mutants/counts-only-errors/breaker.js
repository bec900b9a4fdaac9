import { BreakerOpenError } from './errors.js';

/**
 * @typedef {object} BreakerOptions
 * @property {number} [failureRate] Part of the outcomes, from 0 to 1, that must be failures for the circuit to open. Default: 0.5.
 * @property {number} [minimumCalls] With fewer outcomes in the window the circuit never opens. Default: 10.
 * @property {number} [windowMs] How long an outcome counts. Default: 10,000.
 * @property {number} [openMs] How long the circuit stays open. Default: 30,000.
 * @property {(error: unknown) => boolean} [isFailure] Whether an error speaks against the service. Default: each does.
 * @property {(error: unknown, ...given: unknown[]) => unknown} [fallback] Answers in place of the service.
 * @property {(from: BreakerState, to: BreakerState) => void} [onStateChange]
 * @property {() => number} [now] The clock, in milliseconds. Tests put their own here.
 */

/** @typedef {'closed' | 'open' | 'half-open'} BreakerState */

/**
 * @typedef {object} BreakerStats
 * @property {BreakerState} state
 * @property {number} calls Outcomes that count now.
 * @property {number} failures How many of these are failures.
 * @property {number} rejected Calls that did not reach the service, since the start.
 * @property {number} opened How often the circuit has opened, since the start.
 */

/**
 * Stands before a service that can fail, and stops calling it when it does.
 *
 * What callers may rely on:
 * - `closed`: calls go through. The outcome of each counts from the moment it is known, for `windowMs`. (To count in buckets is fine: an outcome may be
 *   forgotten up to a tenth of `windowMs` too early, but never too late.) After a failure, when at least `minimumCalls` outcomes
 *   count and the part of failures is `failureRate` or more, the circuit opens.
 * - `open`: for `openMs`, no call goes through. Each rejects with a BreakerOpenError that says how long this will last.
 * - `half-open`: the first call after that is the probe. While it is under way, all others reject with a BreakerOpenError. When it succeeds, the circuit
 *   is closed, and nothing that was before counts. When it fails, the circuit is open for another `openMs`. When it has not ended after
 *   `openMs`, the next call becomes the probe in its place.
 * - An outcome counts only if the call began in the present state. What began before the last change comes too late to say anything.
 * - An error for which `isFailure` is false is the fault of the caller. It rejects the call, and for the circuit it is a success: the service has answered.
 * - `fallback` is called with the error and the arguments of the call, after a failure and in place of each BreakerOpenError. What it gives is the answer.
 * - `onStateChange` hears of each change once. What it throws is dropped.
 * - No timers: the state changes when a call comes or ends.
 */
export class CircuitBreaker {
  #fn;
  #failureRate;
  #minimumCalls;
  #windowMs;
  #openMs;
  #isFailure;
  #fallback;
  #onStateChange;
  #now;

  /** @type {BreakerState} */
  #state = 'closed';
  /** Grows with each change of the state and with each probe, so that a call knows whether its outcome still counts. */
  #period = 0;
  /** When the present state began, or the present probe. */
  #since = 0;
  /** The oldest first. */
  /** @type {{ at: number, failed: boolean }[]} */
  #outcomes = [];
  #rejected = 0;
  #opened = 0;

  /**
   * @param {(...given: any[]) => unknown} fn
   * @param {BreakerOptions} [options]
   */
  constructor(
    fn,
    {
      failureRate = 0.5,
      minimumCalls = 10,
      windowMs = 10_000,
      openMs = 30_000,
      isFailure = () => true,
      fallback,
      onStateChange,
      now = () => performance.now(),
    } = {},
  ) {
    this.#fn = fn;
    this.#failureRate = failureRate;
    this.#minimumCalls = minimumCalls;
    this.#windowMs = windowMs;
    this.#openMs = openMs;
    this.#isFailure = isFailure;
    this.#fallback = fallback;
    this.#onStateChange = onStateChange;
    this.#now = now;
  }

  /** @returns {BreakerState} */
  get state() {
    return this.#state;
  }

  /** Calls `fn`, if the circuit lets it. Never throws: all failures come by the promise. */
  async call(...given) {
    if (!this.#admit()) {
      return this.#giveUp(new BreakerOpenError(this.#retryAfterMs()), given);
    }
    const period = this.#period;
    try {
      const value = await this.#fn(...given);
      this.#record(period, false);
      return value;
    } catch (error) {
      const failed = this.#isFailure(error);
      this.#record(period, failed);
      if (!failed) throw error;
      return this.#giveUp(error, given);
    }
  }

  /** @returns {BreakerStats} */
  stats() {
    this.#forget();
    return {
      state: this.#state,
      calls: this.#outcomes.length,
      failures: this.#failures(),
      rejected: this.#rejected,
      opened: this.#opened,
    };
  }

  /** Whether a call may go through. The call that ends the waiting becomes the probe. */
  #admit() {
    if (this.#state === 'closed') return true;
    if (this.#now() - this.#since < this.#openMs) return false;
    this.#change('half-open');
    return true;
  }

  #retryAfterMs() {
    return this.#state === 'open' ? this.#since + this.#openMs - this.#now() : 0;
  }

  #giveUp(error, given) {
    if (!this.#fallback) {
      if (error instanceof BreakerOpenError) this.#rejected += 1;
      throw error;
    }
    return this.#fallback(error, ...given);
  }

  #record(period, failed) {
    if (period !== this.#period) return;
    if (this.#state === 'half-open') {
      this.#change(failed ? 'open' : 'closed');
      return;
    }
    this.#outcomes.push({ at: this.#now(), failed });
    this.#forget();
    const calls = this.#outcomes.length;
    if (failed && calls >= this.#minimumCalls && this.#failures() >= this.#failureRate * calls) this.#change('open');
  }

  #forget() {
    const oldest = this.#now() - this.#windowMs;
    const first = this.#outcomes.findIndex(({ at }) => at > oldest);
    this.#outcomes.splice(0, first === -1 ? this.#outcomes.length : first);
  }

  #failures() {
    return this.#outcomes.filter(({ failed }) => failed).length;
  }

  /** The one place where the state changes. */
  #change(to) {
    const from = this.#state;
    this.#state = to;
    this.#period += 1;
    this.#since = this.#now();
    this.#outcomes = [];
    if (to === 'open') this.#opened += 1;
    if (from === to) return; // a probe in place of one that is stuck
    try {
      this.#onStateChange?.(from, to);
    } catch {
      // Whoever listens must not decide what callers get.
    }
  }
}
