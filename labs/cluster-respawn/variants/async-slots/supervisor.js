import { once } from 'node:events';
import { systemClock } from './clock.js';

/** Each slot is an async loop: fork, wait for the exit, wait for its turn, again. */
export class Supervisor {
  #o;
  #loops = [];
  #abort = new AbortController();
  #workers = new Set();
  #crashes = [];
  #stopped;

  constructor({ clock = systemClock, random = Math.random, jitter = 0.5, baseMs = 1e3, maxMs = 3e4, ...rest }) {
    this.#o = {
      stableMs: 6e4,
      maxCrashes: 20,
      windowMs: 6e4,
      killAfterMs: 1e4,
      clock,
      random,
      jitter,
      baseMs,
      maxMs,
      ...rest,
    };
  }

  start() {
    this.#loops = Array.from({ length: this.#o.workers }, () => this.#slot());
  }

  stop() {
    this.#stopped ??= (async () => {
      this.#abort.abort();
      for (const worker of this.#workers) worker.disconnect();
      const timer = this.#o.clock.setTimeout(() => {
        for (const worker of this.#workers) worker.kill('SIGKILL');
      }, this.#o.killAfterMs);
      await Promise.all(this.#loops);
      this.#o.clock.clearTimeout(timer);
    })();
    return this.#stopped;
  }

  async #slot() {
    const { cluster, clock, stableMs, baseMs, maxMs, jitter, random } = this.#o;
    const { signal } = this.#abort;
    let row = 0;
    while (!signal.aborted) {
      const worker = cluster.fork();
      const bornAt = clock.now();
      this.#workers.add(worker);
      await once(worker, 'exit');
      this.#workers.delete(worker);
      if (signal.aborted || worker.exitedAfterDisconnect) return;
      row = clock.now() - bornAt >= stableMs ? 1 : row + 1;
      this.#note();
      if (signal.aborted) return;
      await this.#sleep(Math.min(maxMs, baseMs * 2 ** (row - 1)) * (1 - jitter * random()));
    }
  }

  #note() {
    const { clock, maxCrashes, windowMs, onGiveUp } = this.#o;
    this.#crashes.push(clock.now());
    const recent = this.#crashes.filter((at) => clock.now() - at < windowMs);
    if (recent.length < maxCrashes) return;
    this.#abort.abort();
    onGiveUp?.();
  }

  #sleep(ms) {
    const { clock } = this.#o;
    return new Promise((resolve) => {
      const timer = clock.setTimeout(resolve, ms);
      this.#abort.signal.addEventListener('abort', () => {
        clock.clearTimeout(timer);
        resolve();
      });
    });
  }
}
