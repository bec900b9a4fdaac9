/** The same contract with one interval, and with counts per delay in place of lists. */
export class LoopMonitor {
  constructor({
    resolutionMs = 10,
    windowMs = 1_000,
    maxLagMs = 100,
    resumeLagMs = 50,
    clock = { now: () => performance.now(), setInterval, clearInterval },
    eventLoopUtilization = performance.eventLoopUtilization,
  } = {}) {
    Object.assign(this, { resolutionMs, windowMs, maxLagMs, resumeLagMs, clock, elu: eventLoopUtilization });
    this.state = false;
    this.reset();
  }

  reset() {
    this.ring = [];
    this.counts = new Map();
    this.total = 0;
  }

  start() {
    if (this.interval) return;
    this.reset();
    this.state = false;
    this.last = this.clock.now();
    this.base = { at: this.last, reading: this.elu() };
    this.interval = this.clock.setInterval(() => this.tick(), this.resolutionMs).unref();
  }

  stop() {
    if (this.interval) this.clock.clearInterval(this.interval);
    this.interval = undefined;
  }

  tick() {
    const now = this.clock.now();
    const lag = Math.max(0, now - this.last - this.resolutionMs);
    this.ring.push({ at: now, lag, reading: this.elu() });
    this.count(lag, 1);
    this.last = now;
    this.expire(now);
  }

  expire(now) {
    while (this.ring.length > 0 && this.ring[0].at <= now - this.windowMs) {
      const old = this.ring.shift();
      this.count(old.lag, -1);
      this.base = old;
    }
  }

  count(lag, by) {
    for (let rest = lag; rest === lag || rest > 0; rest -= this.resolutionMs) {
      this.counts.set(rest, (this.counts.get(rest) ?? 0) + by);
      this.total += by;
    }
  }

  lag() {
    const now = this.clock.now();
    this.expire(now);
    const overdue = this.interval ? now - this.last - this.resolutionMs : 0;
    if (overdue > 0) this.count(overdue, 1);
    const lags = [...this.counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
    const figures = { max: lags.at(-1)?.[0] ?? 0, p50: this.rank(lags, 0.5), p99: this.rank(lags, 0.99) };
    if (overdue > 0) this.count(overdue, -1);
    return figures;
  }

  rank(lags, share) {
    let left = Math.ceil(this.total * share);
    for (const [lag, count] of lags) {
      left -= count;
      if (left <= 0) return lag;
    }
    return 0;
  }

  utilization() {
    this.expire(this.clock.now());
    return this.base ? this.elu(this.elu(), this.base.reading).utilization : 0;
  }

  get overloaded() {
    const { p99 } = this.lag();
    if (p99 > this.maxLagMs) this.state = true;
    if (p99 < this.resumeLagMs) this.state = false;
    return this.state;
  }
}
