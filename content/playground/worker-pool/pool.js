import { Worker } from 'node:worker_threads';

/** A fixed number of threads that share one queue. */
export class Pool {
  #idle = [];
  #queue = [];
  #threads = [];
  #running = new Map();
  #nextId = 0;

  constructor(url, size) {
    for (let i = 0; i < size; i += 1) {
      const thread = new Worker(url);
      thread.on('message', ({ id, ...result }) => {
        this.#running.get(id).resolve(result);
        this.#running.delete(id);
        this.#idle.push(thread);
        this.#next();
      });
      this.#threads.push(thread);
      this.#idle.push(thread);
    }
  }

  run(task) {
    return new Promise((resolve) => {
      this.#queue.push({ task, resolve });
      this.#next();
    });
  }

  async close() {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #next() {
    if (this.#queue.length === 0 || this.#idle.length === 0) return;
    const { task, resolve } = this.#queue.shift();
    const id = (this.#nextId += 1);
    this.#running.set(id, { resolve });
    this.#idle.pop().postMessage({ id, ...task });
  }
}
