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
  function beat() {
    self.send({ type: 'heartbeat' });
    clock.setTimeout(beat, everyMs);
  }
  clock.setTimeout(beat, everyMs);
  return () => {};
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
  #cluster;
  #workers;
  #onMessage;

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
  constructor({ cluster, workers, onMessage = () => {} }) {
    this.#cluster = cluster;
    this.#workers = workers;
    this.#onMessage = onMessage;
  }

  /** Forks the workers and begins to check. Call it once. */
  start() {
    // Hears what workers say, and does not miss what they do not say.
    this.#cluster.on('message', (worker, message) => this.#onMessage(worker, message));
    for (let i = 0; i < this.#workers; i += 1) this.#cluster.fork();
    this.#cluster.on('exit', () => this.#cluster.fork());
  }

  /** Checks and replaces no more. The workers live on. */
  stop() {}
}
