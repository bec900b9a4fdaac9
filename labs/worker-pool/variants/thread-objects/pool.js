import { AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { PoolError } from './errors.js';

/** A task from the moment it is accepted. Callers' async context is kept for the callbacks that settle it. */
class Task extends AsyncResource {
  next = null;
  #deferred = Promise.withResolvers();

  constructor(message, transferList) {
    super('PoolTask');
    this.message = message;
    this.transferList = transferList;
    this.promise = this.#deferred.promise;
  }

  settle(method, value) {
    this.runInAsyncScope(this.#deferred[method], null, value);
    this.emitDestroy();
  }
}

/** First in, first out, in constant time whatever its length. */
class LinkedQueue {
  length = 0;
  #head = null;
  #tail = null;

  push(task) {
    if (this.#tail) this.#tail.next = task;
    else this.#head = task;
    this.#tail = task;
    this.length += 1;
  }

  shift() {
    const task = this.#head;
    if (!task) return undefined;
    this.#head = task.next;
    if (!this.#head) this.#tail = null;
    this.length -= 1;
    return task;
  }
}

/** One worker thread and the task it has. Emits 'free' after an answer and 'gone' when it has ended. */
class Thread extends EventEmitter {
  task = null;
  #worker;
  #lastError;

  constructor(url) {
    super();
    this.#worker = new Worker(url)
      .on('message', ({ ok, value, error }) => this.#finish(ok ? 'resolve' : 'reject', ok ? value : error))
      .on('messageerror', (error) => this.#finish('reject', error))
      .on('error', (error) => {
        this.#lastError = error;
      })
      .on('exit', (code) => {
        const { task } = this;
        this.task = null;
        const cause = this.#lastError;
        task?.settle('reject', new PoolError('ERR_WORKER_CRASHED', `worker exited with code ${code}`, { cause }));
        this.emit('gone');
      });
  }

  take(task) {
    this.task = task;
    try {
      this.#worker.postMessage(task.message, task.transferList);
    } catch (error) {
      // As if it had answered, but later, like every other answer.
      queueMicrotask(() => this.#finish('reject', error));
    }
  }

  stop(error) {
    const { task } = this;
    this.task = null;
    task?.settle('reject', error);
    void this.#worker.terminate();
  }

  #finish(method, value) {
    const { task } = this;
    if (!task) return;
    this.task = null;
    task.settle(method, value);
    this.emit('free');
  }
}

/** Same contract; threads are objects with events, and the pool only matches tasks with threads. */
export class WorkerPool {
  #size;
  #maxQueue;
  #workerUrl;
  #threads = new Set();
  #queue = new LinkedQueue();
  #closing = null;

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

  async run(name, payload, { transferList = [] } = {}) {
    if (this.#closing) throw new PoolError('ERR_POOL_CLOSED', 'run() after close()');
    const task = new Task({ name, payload }, transferList);
    const thread = this.#findFree();
    if (thread) thread.take(task);
    else if (this.#queue.length < this.#maxQueue) this.#queue.push(task);
    else throw new PoolError('ERR_QUEUE_FULL', `maxQueue is ${this.#maxQueue}`);
    return task.promise;
  }

  getStats() {
    const busy = [...this.#threads].filter((thread) => thread.task).length;
    return { threads: this.#threads.size, busy, queued: this.#queue.length };
  }

  async close({ force = false } = {}) {
    this.#closing ??= Promise.withResolvers();
    if (force) {
      const error = new PoolError('ERR_POOL_TERMINATED', 'close({ force: true })');
      for (let task = this.#queue.shift(); task; task = this.#queue.shift()) task.settle('reject', error);
      for (const thread of this.#threads) thread.stop(error);
    }
    this.#goOn();
    return this.#closing.promise;
  }

  #findFree() {
    for (const thread of this.#threads) if (!thread.task) return thread;
    return this.#threads.size < this.#size ? this.#addThread() : null;
  }

  #addThread() {
    const thread = new Thread(this.#workerUrl);
    thread.on('free', () => this.#goOn());
    thread.on('gone', () => {
      this.#threads.delete(thread);
      this.#goOn();
    });
    this.#threads.add(thread);
    return thread;
  }

  #goOn() {
    while (this.#queue.length > 0) {
      const thread = this.#findFree();
      if (!thread) return;
      thread.take(this.#queue.shift());
    }
    if (!this.#closing) return;
    for (const thread of this.#threads) if (!thread.task) thread.stop();
    if (this.#threads.size === 0) this.#closing.resolve();
  }
}
