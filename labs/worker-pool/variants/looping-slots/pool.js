import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { PoolError } from './errors.js';

/**
 * The same contract as a semaphore: `size` permits, and whoever holds one runs tasks in a loop until there are none.
 * No list of idle threads is searched and nobody is told to go on; each slot helps itself.
 */
export class WorkerPool {
  #options;
  #waiting = [];
  #running = new Set();
  #freeSlots;
  #closed = false;
  #ended = Promise.withResolvers();

  constructor({
    size = availableParallelism(),
    maxQueue = 1000,
    workerUrl = new URL('./worker.js', import.meta.url),
  } = {}) {
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`size must be a positive integer, got ${size}`);
    if (!(maxQueue >= 0)) throw new RangeError(`maxQueue must be 0 or more, got ${maxQueue}`);
    this.#options = { maxQueue, workerUrl };
    this.#freeSlots = Array.from({ length: size }, () => ({ worker: null, answer: null, fail: null }));
  }

  async run(name, payload, { transferList = [] } = {}) {
    if (this.#closed) throw new PoolError('ERR_POOL_CLOSED', 'the pool is closed');
    const task = { message: { name, payload }, transferList, ...Promise.withResolvers() };
    // Prefer a slot that has a thread already.
    const free = this.#freeSlots.findIndex((slot) => slot.worker !== null);
    const [slot] = this.#freeSlots.splice(free === -1 ? 0 : free, 1);
    if (slot) {
      void this.#occupy(slot, task);
    } else if (this.#waiting.length < this.#options.maxQueue) {
      this.#waiting.push(task);
    } else {
      throw new PoolError('ERR_QUEUE_FULL', 'too many tasks wait');
    }
    return task.promise;
  }

  getStats() {
    const slots = [...this.#running].map(({ slot }) => slot).concat(this.#freeSlots);
    return {
      threads: slots.filter((slot) => slot.worker !== null).length,
      busy: this.#running.size,
      queued: this.#waiting.length,
    };
  }

  close({ force = false } = {}) {
    this.#closed = true;
    if (force) this.#abandon(new PoolError('ERR_POOL_TERMINATED', 'the pool was closed by force'));
    void this.#endWhenQuiet();
    return this.#ended.promise;
  }

  /** Runs `task` and then whatever waits; puts the slot back when nothing does. */
  async #occupy(slot, task) {
    for (let next = task; next !== undefined; next = this.#waiting.shift()) {
      const entry = { slot, task: next };
      this.#running.add(entry);
      try {
        next.resolve(await this.#execute(slot, next));
      } catch (error) {
        next.reject(error);
      }
      this.#running.delete(entry);
    }
    this.#freeSlots.push(slot);
    void this.#endWhenQuiet();
  }

  /** One question, one answer: a reply or the end of the thread, whichever comes first. */
  async #execute(slot, { message, transferList }) {
    slot.worker ??= this.#open(slot);
    slot.worker.postMessage(message, transferList);
    const reply = await new Promise((resolve, reject) => {
      slot.answer = resolve;
      slot.fail = reject;
    });
    if (reply.ok) return reply.value;
    throw reply.error;
  }

  #open(slot) {
    const worker = new Worker(this.#options.workerUrl);
    let cause;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('message', (reply) => slot.answer?.(reply));
    worker.on('messageerror', (error) => slot.fail?.(error));
    worker.on('exit', (code) => {
      slot.worker = null;
      slot.fail?.(new PoolError('ERR_WORKER_CRASHED', `a thread ended with code ${code}`, { cause }));
    });
    return worker;
  }

  #abandon(error) {
    for (const task of this.#waiting.splice(0)) task.reject(error);
    for (const { slot, task } of this.#running) {
      task.reject(error);
      void slot.worker?.terminate();
    }
  }

  /** Closing means: no slot is occupied, and then no slot has a thread. */
  async #endWhenQuiet() {
    if (!this.#closed || this.#running.size > 0 || this.#waiting.length > 0) return;
    await Promise.all(this.#freeSlots.map((slot) => slot.worker?.terminate()));
    this.#ended.resolve();
  }
}
