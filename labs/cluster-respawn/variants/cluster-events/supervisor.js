import { systemClock } from './clock.js';

/** One listener on the cluster, and maps from workers and timers to slots. */
export class Supervisor {
  constructor(options) {
    this.o = {
      baseMs: 1_000,
      maxMs: 30_000,
      jitter: 0.5,
      stableMs: 60_000,
      maxCrashes: 20,
      windowMs: 60_000,
      killAfterMs: 10_000,
      onGiveUp() {},
      random: Math.random,
      clock: systemClock,
      ...options,
    };
    this.living = new Map();
    this.waiting = new Set();
    this.crashes = [];
    this.state = 'running';
    this.onExit = (worker) => this.handleExit(worker);
  }

  start() {
    this.o.cluster.on('exit', this.onExit);
    for (let slot = 0; slot < this.o.workers; slot += 1) this.fork({ failures: 0 });
  }

  fork(slot) {
    this.living.set(this.o.cluster.fork(), { slot, since: this.o.clock.now() });
  }

  handleExit(worker) {
    const entry = this.living.get(worker);
    if (!entry) return;
    this.living.delete(worker);
    if (this.state === 'stopping') this.checkStopped();
    if (this.state !== 'running' || worker.exitedAfterDisconnect) return;

    const { clock, windowMs, maxCrashes, onGiveUp } = this.o;
    const now = clock.now();
    this.crashes.push(now);
    while (this.crashes[0] <= now - windowMs) this.crashes.shift();
    if (this.crashes.length >= maxCrashes) {
      this.state = 'gave up';
      this.cancelWaits();
      onGiveUp();
      return;
    }
    const { slot, since } = entry;
    slot.failures = now - since < this.o.stableMs ? slot.failures + 1 : 1;
    const timer = clock.setTimeout(() => {
      this.waiting.delete(timer);
      this.fork(slot);
    }, this.delay(slot.failures));
    this.waiting.add(timer);
  }

  delay(failures) {
    const { baseMs, maxMs, jitter, random } = this.o;
    let wait = baseMs;
    for (let n = 1; n < failures && wait < maxMs; n += 1) wait *= 2;
    wait = Math.min(wait, maxMs);
    return wait - wait * jitter * random();
  }

  cancelWaits() {
    for (const timer of this.waiting) this.o.clock.clearTimeout(timer);
    this.waiting.clear();
  }

  stop() {
    if (this.stopped) return this.stopped;
    this.stopped = new Promise((resolve) => (this.resolveStopped = resolve));
    this.state = 'stopping';
    this.cancelWaits();
    for (const worker of this.living.keys()) worker.disconnect();
    this.killTimer = this.o.clock.setTimeout(() => {
      for (const worker of this.living.keys()) worker.process.kill('SIGKILL');
    }, this.o.killAfterMs);
    this.checkStopped();
    return this.stopped;
  }

  checkStopped() {
    if (this.living.size > 0) return;
    this.o.clock.clearTimeout(this.killTimer);
    this.o.cluster.off('exit', this.onExit);
    this.resolveStopped();
  }
}
