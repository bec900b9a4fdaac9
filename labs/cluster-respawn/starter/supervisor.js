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
  #cluster;
  #workers;

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
  constructor({ cluster, workers }) {
    this.#cluster = cluster;
    this.#workers = workers;
  }

  /** Forks the first worker of each slot, without a wait. Call it once. */
  start() {
    for (let i = 0; i < this.#workers; i += 1) this.#cluster.fork();
    // The crew is complete again at once, and when workers die at start-up, at once is thousands of times a minute.
    this.#cluster.on('exit', () => this.#cluster.fork());
  }

  /**
   * Ends the crew. Nothing is forked from here on. Each worker is asked to leave by `disconnect()`. One that is still there after `killAfterMs`
   * gets `kill('SIGKILL')`.
   *
   * @returns {Promise<void>} Fulfils when the last worker has exited. A second call gets the same end.
   */
  async stop() {
    for (const worker of Object.values(this.#cluster.workers)) worker.disconnect();
  }
}
