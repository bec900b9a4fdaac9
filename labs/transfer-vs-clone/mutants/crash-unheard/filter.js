import { post } from './post.js';

/** Sends frames to one thread, in buffers that it borrows. */
export class Filter {
  #thread;
  #pool;
  #nextId = 0;
  /** What was posted and not answered. */
  /** @type {Map<number, PromiseWithResolvers<ArrayBuffer>>} */
  #pending = new Map();
  /** Why nothing can be sent any more. */
  #ended;

  /**
   * @param {import('node:worker_threads').Worker} thread It runs filter-worker.js.
   * @param {import('./buffer-pool.js').BufferPool} pool Its buffers are as large as a frame.
   */
  constructor(thread, pool) {
    this.#thread = thread;
    this.#pool = pool;
    thread.on('message', (answer) => this.#settle(answer));
  }

  /**
   * Copies `frame` into a borrowed buffer, has the thread run operation `name` on it, and fulfils with what `read` makes of the
   * result. `read` gets the pixels while the buffer is still borrowed; afterwards they belong to somebody else. `frame` itself
   * stays as it is.
   *
   * Rejects with the error of the operation, with what `read` threw, with what kept the frame from being sent, or, when the thread
   * has ended, with an Error. However it ends, no buffer stays out: it is released, or reported lost when it died with the thread.
   *
   * @template R
   * @param {string} name
   * @param {Uint8Array} frame
   * @param {(pixels: Uint8Array) => R} read Synchronous.
   * @returns {Promise<R>}
   */
  async apply(name, frame, read) {
    const buffer = await this.#pool.acquire();
    if (this.#ended) {
      this.#pool.release(buffer);
      throw this.#ended;
    }
    const id = this.#nextId++;
    try {
      new Uint8Array(buffer).set(frame);
      post(this.#thread, { id, name, buffer });
    } catch (error) {
      // Nothing was sent, so the buffer is still here.
      this.#pool.release(buffer);
      throw error;
    }
    const request = Promise.withResolvers();
    this.#pending.set(id, request);

    const answer = await request.promise;
    try {
      if (answer.error) throw answer.error;
      return read(new Uint8Array(answer.buffer));
    } finally {
      this.#pool.release(answer.buffer);
    }
  }

  #settle(answer) {
    this.#pending.get(answer.id)?.resolve(answer);
    this.#pending.delete(answer.id);
  }

  #end(error) {
    this.#ended = error;
    for (const request of this.#pending.values()) {
      this.#pool.lost();
      request.reject(error);
    }
    this.#pending.clear();
  }
}
