import { systemClock } from './clock.js';

/**
 * Runs in a worker: sends `{ type: 'heartbeat' }` to the primary, at once and then every `everyMs`. Ends when the channel to the primary closes, and
 * sends nothing after that.
 *
 * @param {object} [options]
 * @param {number} [options.everyMs]
 * @param {NodeJS.Process} [options.process] Has `send()` and the event 'disconnect'.
 * @param {import('./clock.js').Clock} [options.clock]
 * @returns {() => void} Ends the heartbeat.
 */
export function startHeartbeat({ everyMs = 1_000, process: self = process, clock = systemClock } = {}) {
  let timer;
  function beat() {
    self.send({ type: 'heartbeat' });
    timer = clock.setTimeout(beat, everyMs);
  }
  function stop() {
    clock.clearTimeout(timer);
    self.off('disconnect', stop);
  }
  self.on('disconnect', stop);
  beat();
  return stop;
}

/**
 * Runs in the primary: keeps `workers` workers that answer. What callers may rely on:
 * - Every `checkEveryMs`, a worker from which no heartbeat came for longer than `hungAfterMs` is hung: it gets `kill('SIGKILL')`, once. Before its
 *   first heartbeat, a worker has `startupMs` from its fork.
 * - A worker that was sent away (`exitedAfterDisconnect`) has no channel for heartbeats any more. It is not hung and not killed: it finishes its work.
 * - Times are taken from the primary's clock, when a heartbeat arrives.
 * - When a check comes later than it should, the primary itself was stalled. The time by which it was late counts against nobody.
 * - A worker that exits is replaced by one new worker, whether it was hung or crashed. It is not replaced when it was sent away,
 *   nor after `stop()`.
 * - `{ type: 'broadcast', payload }` from a worker goes as it is to every other worker that is connected, and not back to its sender.
 * - Every other message, heartbeats excepted, goes to `onMessage(worker, message)`, once.
 * - Workers that somebody else forked are none of the monitor's business.
 */
export class Monitor {
  #options;
  /** What is known of each worker that lives and is not condemned. */
  #health = new Map();
  #timer;
  #checkDueAt;
  #stopped = false;

  /**
   * @param {object} options
   * @param {import('node:cluster').Cluster} options.cluster
   * @param {number} options.workers
   * @param {number} [options.hungAfterMs]
   * @param {number} [options.startupMs]
   * @param {number} [options.checkEveryMs]
   * @param {(worker: import('node:cluster').Worker, message: unknown) => void} [options.onMessage]
   * @param {import('./clock.js').Clock} [options.clock]
   */
  constructor({
    cluster,
    workers,
    hungAfterMs = 10_000,
    startupMs = 30_000,
    checkEveryMs = 1_000,
    onMessage = () => {},
    clock = systemClock,
  }) {
    this.#options = { cluster, workers, hungAfterMs, startupMs, checkEveryMs, onMessage, clock };
  }

  /** Forks the workers and begins to check. Call it once. */
  start() {
    for (let i = 0; i < this.#options.workers; i += 1) this.#fork();
    this.#planCheck();
  }

  /** Checks and replaces no more. The workers live on. */
  stop() {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#timer);
  }

  #fork() {
    const { cluster, clock, startupMs } = this.#options;
    const worker = cluster.fork();
    this.#health.set(worker, { heardAt: clock.now(), limitMs: startupMs });
    worker.on('message', (message) => this.#onMessage(worker, message));
    worker.once('exit', () => {
      this.#health.delete(worker);
      if (!worker.exitedAfterDisconnect) this.#fork();
    });
  }

  #onMessage(worker, message) {
    const { clock, hungAfterMs, onMessage } = this.#options;
    if (message?.type === 'heartbeat') {
      // A worker that was killed may have sent one just before.
      if (this.#health.has(worker)) this.#health.set(worker, { heardAt: clock.now(), limitMs: hungAfterMs });
    } else if (message?.type === 'broadcast') {
      for (const other of this.#health.keys()) {
        if (other !== worker && other.isConnected()) other.send({ type: 'broadcast', payload: message.payload });
      }
    } else {
      onMessage(worker, message);
    }
  }

  #planCheck() {
    const { clock, checkEveryMs } = this.#options;
    this.#checkDueAt = clock.now() + checkEveryMs;
    this.#timer = clock.setTimeout(() => this.#check(), checkEveryMs);
  }

  #check() {
    const now = this.#options.clock.now();
    const late = now - this.#checkDueAt;
    for (const [worker, health] of this.#health) {
      health.heardAt += late;
      if (worker.exitedAfterDisconnect || now - health.heardAt <= health.limitMs) continue;
      this.#health.delete(worker);
      worker.kill('SIGKILL');
    }
    this.#planCheck();
  }
}
