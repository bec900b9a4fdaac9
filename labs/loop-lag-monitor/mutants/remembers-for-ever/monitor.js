const realClock = {
  now: () => performance.now(),
  setTimeout,
  clearTimeout,
  setInterval,
  clearInterval,
  setImmediate,
  clearImmediate,
};

/**
 * Watches the event loop of this process: how late it is, how busy it is, and whether that is too much.
 *
 * What callers may rely on:
 * - From `start()` to `stop()`, a timer of `resolutionMs` is always armed. How late it runs is one sample of the delay.
 * - Figures are those of the last `windowMs`: a sample counts from the moment it was taken, for so long.
 * - The monitor never keeps the process alive. After `stop()` it has no timer. `start()` on a running monitor does nothing.
 *   `start()` after `stop()` begins anew: the pause is no delay, and what was before is forgotten.
 */
export class LoopMonitor {
  #resolutionMs;
  #windowMs;
  #maxLagMs;
  #resumeLagMs;
  #clock;
  #eventLoopUtilization;

  /** Oldest first: when it was taken, and all the delays it stands for. */
  #samples = [];
  /** Oldest first: readings of the utilization. The first one is the base of the window. */
  #readings = [];
  #timer;
  #dueAt = Infinity;
  #overloaded = false;

  /**
   * @param {object} [options]
   * @param {number} [options.resolutionMs] The timer that is watched, in milliseconds. Default: 10.
   * @param {number} [options.windowMs] How long a sample counts. Default: 1,000.
   * @param {number} [options.maxLagMs] The loop is overloaded when its p99 delay is above this. Default: 100.
   * @param {number} [options.resumeLagMs] It is no longer overloaded when its p99 delay is below this. Default: 50.
   * @param {object} [options.clock] `now()` in milliseconds, and the timer functions by their usual names. Use no others:
   *   tests put their own clock here.
   * @param {typeof performance.eventLoopUtilization} [options.eventLoopUtilization] Node's own, or one of the tests.
   */
  constructor({
    resolutionMs = 10,
    windowMs = 1_000,
    maxLagMs = 100,
    resumeLagMs = 50,
    clock = realClock,
    eventLoopUtilization = performance.eventLoopUtilization,
  } = {}) {
    this.#resolutionMs = resolutionMs;
    this.#windowMs = windowMs;
    this.#maxLagMs = maxLagMs;
    this.#resumeLagMs = resumeLagMs;
    this.#clock = clock;
    this.#eventLoopUtilization = eventLoopUtilization;
  }

  start() {
    if (this.#timer) return;
    this.#samples = [];
    this.#readings = [{ at: this.#clock.now(), reading: this.#eventLoopUtilization() }];
    this.#overloaded = false;
    this.#arm();
  }

  stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueAt = Infinity;
  }

  /**
   * The delay of the loop in milliseconds; all 0 while there is no sample.
   *
   * - A sample that is late stands for others which could not be taken meanwhile: `lag`, `lag - resolutionMs`,
   *   `lag - 2 * resolutionMs` and so on, as long as that is above 0. They all count.
   * - A timer that is overdue at this moment counts as well, with the delay it has so far, and so do those it stands for.
   * - No delay is below 0: real timers may run a fraction early.
   * - A percentile is the smallest delay that so many of all counted delays do not exceed (nearest rank).
   *
   * @returns {{ max: number, p50: number, p99: number }}
   */
  lag() {
    const now = this.#clock.now();
    this.#forget(now);
    const lags = this.#samples.flatMap((sample) => sample.lags);
    if (now > this.#dueAt) lags.push(...this.#standsFor(now - this.#dueAt));
    lags.sort((a, b) => a - b);
    const at = (share) => lags[Math.ceil(share * lags.length) - 1] ?? 0;
    return { max: at(1), p50: at(0.5), p99: at(0.99) };
  }

  /**
   * The share of the last `windowMs` in which the loop was not idle, from 0 to 1. Shortly after `start()`, the share since then.
   *
   * @returns {number}
   */
  utilization() {
    this.#forget(this.#clock.now());
    const base = this.#readings[0];
    return base ? this.#eventLoopUtilization(base.reading).utilization : 0;
  }

  /**
   * Whether the loop is too late to take more work. It becomes true when the p99 delay is above `maxLagMs`, and false again
   * when it is below `resumeLagMs`; between the two it stays what it was when somebody last asked. Handlers ask before they
   * begin, possibly while the timer is still waiting behind them.
   */
  get overloaded() {
    const { p99 } = this.lag();
    this.#overloaded = this.#overloaded ? p99 >= this.#resumeLagMs : p99 > this.#maxLagMs;
    return this.#overloaded;
  }

  #arm() {
    this.#dueAt = this.#clock.now() + this.#resolutionMs;
    this.#timer = this.#clock.setTimeout(() => this.#sample(), this.#resolutionMs);
    this.#timer.unref();
  }

  #sample() {
    const now = this.#clock.now();
    this.#samples.push({ at: now, lags: this.#standsFor(now - this.#dueAt) });
    this.#readings.push({ at: now, reading: this.#eventLoopUtilization() });
    this.#forget(now);
    this.#arm();
  }

  /** Real timers may run a fraction early. */
  #standsFor(lag) {
    const lags = [Math.max(0, lag)];
    for (let rest = lag - this.#resolutionMs; rest > 0; rest -= this.#resolutionMs) lags.push(rest);
    return lags;
  }

  #forget(now) {
    const oldest = now - this.#windowMs;
    while (this.#readings.length > 1 && this.#readings[1].at <= oldest) this.#readings.shift();
  }
}
