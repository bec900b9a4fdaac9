import { systemClock } from './clock.js';

/**
 * Keeps `workers` cluster workers alive.
 *
 * A supervisor has `workers` slots with one worker each. What callers may rely on:
 * - A worker that exits without having been asked to has crashed, whatever its exit code. Its slot gets a new worker after a wait.
 * - A worker that exits after `disconnect()` (`exitedAfterDisconnect`) was sent away on purpose. Its slot stays empty.
 * - Workers that somebody else forked are none of the supervisor's business.
 * - After the nth crash in a row of its slot, the wait is `min(maxMs, baseMs * 2 ** (n - 1))`, times `1 - jitter * random()`.
 *   `random` is called once for each wait.
 * - The row ends when a worker of the slot has lived for `stableMs` or longer: the next crash is the first of a new row.
 * - The crash that is the `maxCrashes`th within `windowMs`, all slots together, is the last: no more workers are forked, waits under way
 *   are cancelled, and `onGiveUp` is called once. Workers that live are left alone.
 */
export class Supervisor {
  #options;
  #slots;
  /** Times of the crashes within the window. */
  #crashes = [];
  #ended = false;
  #stopping;
  /** Ends `stop()`: called when no slot has a worker. */
  #onEmpty = () => {};

  /**
   * @param {object} options
   * @param {import('node:cluster').Cluster} options.cluster What `import cluster from 'node:cluster'` gives. Tests put a model of it here.
   * @param {number} options.workers
   * @param {number} [options.baseMs]
   * @param {number} [options.maxMs] The longest wait, before jitter takes its part.
   * @param {number} [options.jitter] 0 to 1: which part of a wait chance may take away.
   * @param {number} [options.stableMs]
   * @param {number} [options.maxCrashes]
   * @param {number} [options.windowMs]
   * @param {number} [options.killAfterMs] How long `stop()` waits for workers before it kills them.
   * @param {() => void} [options.onGiveUp]
   * @param {() => number} [options.random] Like `Math.random`.
   * @param {import('./clock.js').Clock} [options.clock]
   */
  constructor({
    cluster,
    workers,
    baseMs = 1_000,
    maxMs = 30_000,
    jitter = 0.5,
    stableMs = 60_000,
    maxCrashes = 20,
    windowMs = 60_000,
    killAfterMs = 10_000,
    onGiveUp = () => {},
    random = Math.random,
    clock = systemClock,
  }) {
    this.#options = {
      cluster,
      baseMs,
      maxMs,
      jitter,
      stableMs,
      maxCrashes,
      windowMs,
      killAfterMs,
      onGiveUp,
      random,
      clock,
    };
    this.#slots = Array.from({ length: workers }, () => ({ worker: undefined, row: 0, timer: undefined }));
  }

  /** Forks the first worker of each slot, without a wait. Call it once. */
  start() {
    for (const slot of this.#slots) this.#fork(slot);
  }

  /**
   * Ends the crew. Nothing is forked from here on. Each worker is asked to leave by `disconnect()`. One that is still there after `killAfterMs`
   * gets `kill('SIGKILL')`.
   *
   * @returns {Promise<void>} Fulfils when the last worker has exited. A second call gets the same end.
   */
  stop() {
    if (this.#ended) return this.#stopping ?? Promise.resolve();
    this.#stopping = this.#end();
    return this.#stopping;
  }

  async #end() {
    const { clock, killAfterMs } = this.#options;
    this.#forkNoMore();
    const living = this.#slots.filter((slot) => slot.worker !== undefined);
    if (living.length === 0) return;
    const { promise, resolve } = Promise.withResolvers();
    this.#onEmpty = resolve;
    for (const slot of living) slot.worker.disconnect();
    const timer = clock.setTimeout(() => {
      for (const slot of this.#slots) slot.worker?.kill('SIGKILL');
    }, killAfterMs);
    await promise;
    clock.clearTimeout(timer);
  }

  #forkNoMore() {
    this.#ended = true;
    for (const slot of this.#slots) this.#options.clock.clearTimeout(slot.timer);
  }

  #fork(slot) {
    const { cluster, clock, stableMs } = this.#options;
    const worker = cluster.fork();
    const bornAt = clock.now();
    slot.worker = worker;
    worker.once('exit', () => {
      slot.worker = undefined;
      if (this.#slots.every((other) => other.worker === undefined)) this.#onEmpty();
      if (this.#ended || worker.exitedAfterDisconnect) return;
      if (clock.now() - bornAt >= stableMs) slot.row = 0;
      this.#onCrash(slot);
    });
  }

  #onCrash(slot) {
    const { clock, maxCrashes, windowMs, onGiveUp, baseMs, maxMs, jitter, random } = this.#options;
    const now = clock.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < windowMs), now];
    if (this.#crashes.length >= maxCrashes) {
      this.#forkNoMore();
      onGiveUp();
      return;
    }
    slot.row += 1;
    const wait = Math.min(maxMs, baseMs * 2 ** (slot.row - 1)) * (1 - jitter * random());
    slot.timer = clock.setTimeout(() => this.#fork(slot), wait);
  }
}
