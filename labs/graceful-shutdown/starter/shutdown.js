/**
 * Takes an HTTP server out of service.
 *
 * What callers may rely on, in the order of time:
 * - `ready` is true until `begin()` is called, and false from that moment.
 * - For `noticeMs` the server goes on as before, new connections included. That is the time a load balancer needs to notice.
 * - From `begin()` on, every response whose headers are not sent yet carries `Connection: close`.
 * - After `noticeMs` the server stops listening. Connections with no request in flight are closed: idle ones, those that never sent a request,
 *   and upgraded ones. A request in flight is finished, and then its connection is closed.
 * - When no connection is left, `cleanup` is called, once.
 * - `deadlineMs` after `begin()`, wherever things stand, every connection that is left is cut, and there is no time for `cleanup` any more.
 * - In the end no timer is left.
 */
export class Shutdown {
  #server;

  /**
   * @param {import('node:http').Server} server Has not accepted a connection yet.
   * @param {object} [options]
   * @param {number} [options.noticeMs]
   * @param {number} [options.deadlineMs] Longer than `noticeMs`.
   * @param {() => unknown} [options.cleanup] Closes database pools and the like. May return a promise.
   * @param {import('./clock.js').Clock} [options.clock]
   */
  constructor(server) {
    this.#server = server;
  }

  /** What a readiness probe should be told. */
  get ready() {
    return true;
  }

  /**
   * Begins the shutdown. A second call changes nothing and gets the same promise.
   *
   * @returns {Promise<'drained' | 'forced'>} Fulfils with 'drained' when `cleanup` has ended, or with 'forced' at the deadline. Rejects with
   *   what `cleanup` threw.
   */
  async begin() {
    // Stops listening and is done, whatever the requests in flight have to say about it.
    this.#server.close();
    return 'drained';
  }
}

/**
 * Begins the shutdown on the first SIGTERM or SIGINT and exits when it is over: with 0 after 'drained', with 1 after 'forced' or when it rejects.
 * Further signals change nothing.
 *
 * @param {Shutdown} shutdown
 * @param {object} [environment]
 * @param {import('node:events').EventEmitter} [environment.process] Where the signals come from.
 * @param {(code: number) => void} [environment.exit]
 */
export function exitOnSignal(shutdown, { process: source = process, exit = (code) => process.exit(code) } = {}) {
  source.on('SIGTERM', () => {
    void shutdown.begin();
    exit(0);
  });
}
