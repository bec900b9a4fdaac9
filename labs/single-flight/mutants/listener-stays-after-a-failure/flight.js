/** @typedef {{ promise: Promise<unknown>, controller: AbortController, callers: number }} Flight */

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
    const flight = this.#flights.get(key) ?? this.#start(key, load);
    flight.callers += 1;
    if (signal === undefined) return flight.promise;

    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal.reason);
        flight.callers -= 1;
        if (flight.callers > 0) return;
        this.#end(key, flight);
        flight.controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      flight.promise.then((value) => {
        signal.removeEventListener('abort', leave);
        resolve(value);
      }, reject);
    });
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

  #start(key, load) {
    const controller = new AbortController();
    const flight = { promise: Promise.try(load, controller.signal), controller, callers: 0 };
    this.#flights.set(key, flight);
    const end = () => this.#end(key, flight);
    // First in line, so that who retries in a handler does not join what has failed.
    flight.promise.then(end, end);
    return flight;
  }

  /** Only its own entry: after `forget`, another flight may have the key. */
  #end(key, flight) {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}
