import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { PoolError } from './errors.js';

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

/** @typedef {{ message: object, transferList: readonly unknown[] } & PromiseWithResolvers<unknown>} Job */

/** A fixed number of threads that run CPU-bound tasks. Every promise that `run` gives out settles. */
export class WorkerPool {
  #size;
  #maxQueue;
  #workerUrl;

  /** Every live thread with the job it runs, or null. A job is in here or in the queue, never in both. */
  /** @type {Map<Worker, Job | null>} */
  #threads = new Map();
  /** Threads without a job. A stack, because the thread used last has the warmest caches. */
  /** @type {Worker[]} */
  #idle = [];
  /** Bounded by maxQueue, so that shift() stays cheap. */
  /** @type {Job[]} */
  #queue = [];
  #closed = false;
  /** @type {PromiseWithResolvers<void>} */
  #ended = Promise.withResolvers();

  /** @param {PoolOptions} [options] */
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
   * @param {string} name
   * @param {unknown} [payload]
   * @param {{ transferList?: readonly import('node:worker_threads').Transferable[] }} [options]
   * @returns {Promise<unknown>}
   */
  run(name, payload, { transferList = [] } = {}) {
    if (this.#closed) return Promise.reject(new PoolError('ERR_POOL_CLOSED', 'The pool takes no more tasks'));

    const threadIsFree = this.#idle.length > 0 || this.#threads.size < this.#size;
    if (!threadIsFree && this.#queue.length >= this.#maxQueue) {
      return Promise.reject(new PoolError('ERR_QUEUE_FULL', `${this.#maxQueue} tasks wait already`));
    }

    const job = {
      message: { name, payload },
      transferList: threadIsFree ? transferList : [],
      ...Promise.withResolvers(),
    };
    this.#queue.push(job);
    this.#schedule();
    return job.promise;
  }

  /** @returns {PoolStats} */
  getStats() {
    return {
      threads: this.#threads.size,
      busy: [...this.#threads.values()].filter((job) => job !== null).length,
      queued: this.#queue.length,
    };
  }

  /**
   * Accepts no more tasks; fulfils when the last thread is gone.
   *
   * @param {{ force?: boolean }} [options] `force`: reject what is running or waiting in place of finishing it.
   * @returns {Promise<void>}
   */
  close({ force = false } = {}) {
    this.#closed = true;
    if (force) this.#abandonJobs();
    this.#schedule();
    return this.#ended.promise;
  }

  /** The one place that moves things on; called after every change of the queue, the threads or the state. */
  #schedule() {
    while (this.#queue.length > 0) {
      let thread;
      try {
        thread = this.#idle.pop() ?? this.#startThread();
      } catch (cause) {
        // The operating system may refuse another thread. Whoever asked for it has to know.
        this.#queue.shift().reject(new PoolError('ERR_WORKER_CRASHED', 'No thread could be started', { cause }));
        continue;
      }
      if (!thread) return;
      this.#assign(thread, this.#queue.shift());
    }
    if (!this.#closed) return;
    for (const thread of this.#idle.splice(0)) void thread.terminate();
    if (this.#threads.size === 0) this.#ended.resolve();
  }

  /**
   * Replaces dead threads too, but only for a task that needs one: a worker file that cannot start costs one
   * rejected task each time, and never a loop of respawns.
   */
  #startThread() {
    if (this.#threads.size >= this.#size) return null;
    const thread = new Worker(this.#workerUrl);
    let fatal;
    thread.on('message', (reply) => this.#release(thread, reply));
    thread.on('messageerror', (error) => this.#release(thread, { ok: false, error }));
    thread.on('error', (error) => (fatal = error));
    thread.on('exit', (code) => this.#bury(thread, code, fatal));
    this.#threads.set(thread, null);
    return thread;
  }

  #assign(thread, job) {
    this.#threads.set(thread, job);
    try {
      thread.postMessage(job.message, job.transferList);
    } catch (error) {
      // Nothing was sent, so the thread is as free as before.
      this.#threads.set(thread, null);
      this.#idle.push(thread);
      job.reject(error);
    }
  }

  /** A thread answered. */
  #release(thread, reply) {
    const job = this.#threads.get(thread);
    if (!job) return; // abandoned by a forced close
    this.#threads.set(thread, null);
    this.#idle.push(thread);
    if (reply.ok) job.resolve(reply.value);
    else job.reject(reply.error);
    this.#schedule();
  }

  /** A thread is gone: on our request, by process.exit() or of an uncaught exception. */
  #bury(thread, code, cause) {
    const job = this.#threads.get(thread);
    this.#threads.delete(thread);
    this.#idle = this.#idle.filter((other) => other !== thread);
    job?.reject(
      new PoolError('ERR_WORKER_CRASHED', `The thread ended with code ${code} before it answered`, { cause }),
    );
    this.#schedule();
  }

  #abandonJobs() {
    const error = new PoolError('ERR_POOL_TERMINATED', 'The pool was closed by force before the task had ended');
    for (const job of this.#queue.splice(0)) job.reject(error);
    for (const [thread, job] of this.#threads) {
      job?.reject(error);
      this.#threads.set(thread, null);
      void thread.terminate();
    }
    this.#idle = [];
  }
}
