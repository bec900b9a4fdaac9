/** @typedef {{ waiting: Set<{ resolve: Function, reject: Function, done: () => void }>, controller: AbortController }} Flight */

/** Lets all who ask for the same key at the same time share one load. It keeps no values: that is the business of a cache. */
export class SingleFlight {
  /** Loads under way that new callers may join. */
  /** @type {Map<unknown, Flight>} */
  #flights = new Map();

  /**
   * Joins the load of `key` that is under way, or starts one.
   *
   * - The promise settles as the load does; a `load` that throws is one that rejects. `run` itself never throws.
   * - When the load has settled, nothing of it is kept. Whoever calls then starts a new one, also from a handler of the failed one.
   * - A caller whose `signal` is aborted leaves: its promise rejects with the reason of the signal, at once. The load goes on for the others.
   *   When all have left, the signal that `load` got is aborted, and the next caller starts anew.
   * - A caller whose signal is aborted before it comes starts and joins nothing.
   *
   * @template T
   * @param {unknown} key
   * @param {(signal: AbortSignal) => Promise<T> | T} load Called at most once a flight.
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {Promise<T>}
   */
  run(key, load, { signal } = {}) {
    if (signal?.aborted) return Promise.reject(signal.reason);
    let flight = this.#flights.get(key);
    if (flight === undefined) {
      flight = { waiting: new Set(), controller: new AbortController() };
      this.#flights.set(key, flight);
      // In a microtask: when a load throws at once, its caller waits already.
      queueMicrotask(() => void this.#fly(key, flight, load));
    }
    const { waiting, controller } = flight;
    const { promise, resolve, reject } = Promise.withResolvers();
    const caller = { resolve, reject, done: () => signal?.removeEventListener('abort', leave) };
    waiting.add(caller);
    const leave = () => {
      waiting.delete(caller);
      reject(signal.reason);
      if (waiting.size > 0) return;
      this.#land(key, flight);
      controller.abort(signal.reason);
    };
    signal?.addEventListener('abort', leave, { once: true });
    return promise;
  }

  /**
   * Says that the data of `key` have changed: whoever calls from now on gets a load that starts after this. Those who wait already get
   * what they asked for.
   */
  forget(key) {
    this.#flights.delete(key);
  }

  /** Loads under way that can be joined. */
  get size() {
    return this.#flights.size;
  }

  /** Runs the load and tells each of those who still wait. */
  async #fly(key, flight, load) {
    let tell;
    try {
      const value = await load(flight.controller.signal);
      tell = ({ resolve }) => resolve(value);
    } catch (error) {
      tell = ({ reject }) => reject(error);
    }
    this.#land(key, flight);
    for (const caller of flight.waiting) {
      caller.done();
      tell(caller);
    }
  }

  /** Only its own entry: after `forget`, another flight may have the key. */
  #land(key, flight) {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
