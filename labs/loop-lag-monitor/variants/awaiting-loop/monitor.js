/** The same contract as an asynchronous loop, one generation of it for each start. Decides with every sample and when asked. */
export class LoopMonitor {
  #options;
  #clock;
  #generation = 0;
  #timer;
  #dueAt;
  #entries = [];
  #overloaded = false;

  constructor(options = {}) {
    this.#options = { resolutionMs: 10, windowMs: 1_000, maxLagMs: 100, resumeLagMs: 50, ...options };
    this.#options.eventLoopUtilization ??= performance.eventLoopUtilization;
    this.#clock = options.clock ?? { now: () => performance.now(), setTimeout, clearTimeout };
  }

  start() {
    if (this.#timer === undefined) void this.#watch((this.#generation += 1));
  }

  stop() {
    this.#generation += 1;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueAt = undefined;
  }

  async #watch(generation) {
    const { resolutionMs, windowMs, eventLoopUtilization } = this.#options;
    this.#overloaded = false;
    this.#entries = [{ at: this.#clock.now(), lags: [], reading: eventLoopUtilization() }];
    while (generation === this.#generation) {
      this.#dueAt = this.#clock.now() + resolutionMs;
      await new Promise((resolve) => {
        this.#timer = this.#clock.setTimeout(resolve, resolutionMs);
        this.#timer.unref();
      });
      if (generation !== this.#generation) return;
      const at = this.#clock.now();
      this.#entries.push({ at, lags: this.#spread(at - this.#dueAt), reading: eventLoopUtilization() });
      const base = this.#entries.findLastIndex((entry) => entry.at <= at - windowMs);
      if (base > 0) this.#entries.splice(0, base);
      void this.overloaded;
    }
  }

  #spread(lag) {
    const count = Math.max(1, Math.ceil(lag / this.#options.resolutionMs));
    return Array.from({ length: count }, (_, index) => Math.max(0, lag - index * this.#options.resolutionMs));
  }

  lag() {
    const now = this.#clock.now();
    const lags = this.#entries.filter(({ at }) => at > now - this.#options.windowMs).flatMap((entry) => entry.lags);
    if (this.#dueAt !== undefined && now > this.#dueAt) lags.push(...this.#spread(now - this.#dueAt));
    const sorted = Float64Array.from(lags).sort();
    const percentile = (share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
    return { max: percentile(1), p50: percentile(0.5), p99: percentile(0.99) };
  }

  utilization() {
    const oldest = this.#clock.now() - this.#options.windowMs;
    const base = this.#entries.findLast((entry) => entry.at <= oldest) ?? this.#entries[0];
    return base ? this.#options.eventLoopUtilization(base.reading).utilization : 0;
  }

  get overloaded() {
    const { maxLagMs, resumeLagMs } = this.#options;
    const { p99 } = this.lag();
    return (this.#overloaded = p99 > maxLagMs || (this.#overloaded && p99 >= resumeLagMs));
  }
}
