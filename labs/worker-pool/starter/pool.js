import { availableParallelism } from 'node:os';
import { PoolError } from './errors.js';
import { tasks } from './tasks.js';

/**
 * @typedef {object} PoolOptions
 * @property {number} [size] Most threads alive at a time. Default: what the machine can run in parallel.
 * @property {number} [maxQueue] Most tasks that may wait for a thread. Tasks that run do not count. Default: 1000.
 * @property {URL} [workerUrl] The file that every thread runs. Default: worker.js beside this file.
 */

/**
 * @typedef {object} PoolStats
 * @property {number} threads Threads alive now.
 * @property {number} busy Threads that run a task now.
 * @property {number} queued Tasks that wait for a thread.
 */

/**
 * A fixed number of threads that run CPU-bound tasks, so that the main thread stays free for its event loop.
 *
 * What callers may rely on:
 * - A thread is started when a task needs one and fewer than `size` are alive. It is kept for later tasks.
 * - A thread has one task at a time. Tasks that find no thread wait, first come, first served.
 * - Every promise that `run` gave out settles, whatever happens to the thread.
 */
export class WorkerPool {
  #size;
  #maxQueue;
  #workerUrl;

  /**
   * Starts no thread yet.
   * @param {PoolOptions} [options]
   * @throws {RangeError} when `size` or `maxQueue` makes no sense.
   */
  constructor({
    size = availableParallelism(),
    maxQueue = 1000,
    workerUrl = new URL('./worker.js', import.meta.url),
  } = {}) {
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`size must be a positive integer, got ${size}`);
    if (!(maxQueue >= 0)) throw new RangeError(`maxQueue must be 0 or more, got ${maxQueue}`);
    this.#size = size;
    this.#maxQueue = maxQueue;
    this.#workerUrl = workerUrl;
  }

  /**
   * Runs one task of tasks.js on a thread.
   *
   * The promise fulfils with what the task returned. It rejects (`run` itself never throws) with
   * - the error that the task threw, of the same class and with the same message;
   * - the DataCloneError of `postMessage`, when the payload cannot be sent to a thread;
   * - PoolError `ERR_WORKER_CRASHED`, when the thread died before it answered; `cause` is its uncaught exception, if any;
   * - PoolError `ERR_QUEUE_FULL`, at once, when no thread is free and `maxQueue` tasks wait already;
   * - PoolError `ERR_POOL_CLOSED`, at once, when `close` was called before;
   * - PoolError `ERR_POOL_TERMINATED`, when `close({ force: true })` came before the task had ended.
   *
   * @param {string} name A key of `tasks`.
   * @param {unknown} [payload] What the task gets; structured clone applies.
   * @param {{ transferList?: readonly import('node:worker_threads').Transferable[] }} [options]
   *   `transferList`: parts of the payload to move to the thread in place of copying.
   * @returns {Promise<unknown>}
   */
  async run(name, payload, { transferList = [] } = {}) {
    // This is where the lab starts: the work is done here, on the main thread, while everybody else waits.
    return tasks[name](payload);
  }

  /** @returns {PoolStats} */
  getStats() {
    return { threads: 0, busy: 0, queued: 0 };
  }

  /**
   * Accepts no more tasks and ends the pool. The promise fulfils when the last thread is gone.
   *
   * Without `force`, every task that was accepted is still run, queued ones too. With `force`, running and waiting tasks
   * reject at once and the threads are stopped. A second call is no error: it fulfils when the first one does, and with
   * `force` it cuts a graceful close short.
   *
   * @param {{ force?: boolean }} [options]
   * @returns {Promise<void>}
   */
  async close({ force = false } = {}) {}
}
