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
/** Each state is an object that says who may pass and what an outcome means; a call remembers the one it began in. */
export class CircuitBreaker {
  #fn;
  #options;
  #current;
  #rejected = 0;
  #opened = 0;

  /**
   * @param {(...given: any[]) => unknown} fn
   * @param {BreakerOptions} [options]
   */
  constructor(fn, options = {}) {
    this.#fn = fn;
    this.#options = {
      failureRate: 0.5,
      minimumCalls: 10,
      windowMs: 10_000,
      openMs: 30_000,
      isFailure: () => true,
      now: () => performance.now(),
      ...options,
    };
    this.#current = this.#closed();
  }

  /** @returns {BreakerState} */
  get state() {
    return this.#current.name;
  }

  /** Calls `fn`, if the circuit lets it. Never throws: all failures come by the promise. */
  call(...given) {
    const { isFailure, fallback } = this.#options;
    const rescue = (error) => {
      if (fallback) return fallback(error, ...given);
      throw error;
    };
    const wait = this.#current.wait();
    if (wait !== undefined) {
      this.#rejected += 1;
      return Promise.reject(new BreakerOpenError(wait)).catch(rescue);
    }
    const began = this.#current;
    const tell = (outcome) => {
      if (began === this.#current) began[outcome]();
    };
    return Promise.try(this.#fn, ...given).then(
      (value) => {
        tell('success');
        return value;
      },
      (error) => {
        if (isFailure(error)) {
          tell('failure');
          return rescue(error);
        }
        tell('success');
        throw error;
      },
    );
  }

  /** @returns {BreakerStats} */
  stats() {
    const counts = this.#current.counts?.() ?? { calls: 0, failures: 0 };
    return { state: this.state, ...counts, rejected: this.#rejected, opened: this.#opened };
  }

  #become(next) {
    const from = this.state;
    this.#current = next;
    if (next.name === 'open') this.#opened += 1;
    try {
      if (from !== next.name) this.#options.onStateChange?.(from, next.name);
    } catch {
      // Listeners do not decide.
    }
  }

  #closed() {
    const { windowMs, minimumCalls, failureRate, now } = this.#options;
    let outcomes = [];
    const counts = () => {
      outcomes = outcomes.filter(({ until }) => until > now());
      return { calls: outcomes.length, failures: outcomes.reduce((sum, { weight }) => sum + weight, 0) };
    };
    const add = (weight) => outcomes.push({ until: now() + windowMs, weight });
    return {
      name: 'closed',
      counts,
      wait: () => undefined,
      success: () => add(0),
      failure: () => {
        add(1);
        const { calls, failures } = counts();
        if (calls >= minimumCalls && failures / calls >= failureRate) this.#become(this.#open());
      },
    };
  }

  #open() {
    const { openMs, now } = this.#options;
    const end = now() + openMs;
    return {
      name: 'open',
      wait: () => {
        if (now() < end) return end - now();
        this.#become(this.#halfOpen());
        return undefined;
      },
    };
  }

  #halfOpen() {
    const { openMs, now } = this.#options;
    const patience = now() + openMs;
    return {
      name: 'half-open',
      wait: () => {
        if (now() < patience) return 0;
        this.#become(this.#halfOpen());
        return undefined;
      },
      success: () => this.#become(this.#closed()),
      failure: () => this.#become(this.#open()),
    };
  }
}
