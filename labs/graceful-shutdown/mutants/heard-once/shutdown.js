import { systemClock } from './clock.js';

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
  #noticeMs;
  #deadlineMs;
  #cleanup;
  #clock;
  #sockets = new Set();
  /** Responses in flight, each with its connection. */
  #responses = new Map();
  #ready = true;
  #closing = false;
  #forced = false;
  #outcome;

  /**
   * @param {import('node:http').Server} server Has not accepted a connection yet.
   * @param {object} [options]
   * @param {number} [options.noticeMs]
   * @param {number} [options.deadlineMs] Longer than `noticeMs`.
   * @param {() => unknown} [options.cleanup] Closes database pools and the like. May return a promise.
   * @param {import('./clock.js').Clock} [options.clock]
   */
  constructor(server, { noticeMs = 5_000, deadlineMs = 25_000, cleanup = () => {}, clock = systemClock } = {}) {
    this.#server = server;
    this.#noticeMs = noticeMs;
    this.#deadlineMs = deadlineMs;
    this.#cleanup = cleanup;
    this.#clock = clock;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.prependListener('request', (request, response) => this.#track(request.socket, response));
  }

  /** What a readiness probe should be told. */
  get ready() {
    return this.#ready;
  }

  /**
   * Begins the shutdown. A second call changes nothing and gets the same promise.
   *
   * @returns {Promise<'drained' | 'forced'>} Fulfils with 'drained' when `cleanup` has ended, or with 'forced' at the deadline. Rejects with
   *   what `cleanup` threw.
   */
  begin() {
    this.#outcome ??= this.#run();
    return this.#outcome;
  }

  async #run() {
    this.#ready = false;
    for (const response of this.#responses.keys()) announce(response);

    const deadline = Promise.withResolvers();
    const timer = this.#clock.setTimeout(() => {
      this.#forced = true;
      deadline.resolve('forced');
    }, this.#deadlineMs);
    try {
      return await Promise.race([this.#drain(), deadline.promise]);
    } finally {
      this.#clock.clearTimeout(timer);
      for (const socket of this.#sockets) socket.destroy();
    }
  }

  async #drain() {
    await new Promise((resolve) => this.#clock.setTimeout(resolve, this.#noticeMs));
    this.#closing = true;
    const closed = new Promise((resolve) => this.#server.close(resolve));
    const busy = new Set(this.#responses.values());
    for (const socket of this.#sockets) if (!busy.has(socket)) socket.destroy();
    await closed;
    if (!this.#forced) await this.#cleanup();
    return 'drained';
  }

  #track(socket, response) {
    this.#responses.set(response, socket);
    if (!this.#ready) announce(response);
    response.once('close', () => {
      this.#responses.delete(response);
      const pipelined = [...this.#responses.values()].includes(socket);
      if (this.#closing && !pipelined) socket.destroySoon();
    });
  }
}

function announce(response) {
  if (!response.headersSent) response.setHeader('Connection', 'close');
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
  let begun = false;
  const onSignal = async () => {
    if (begun) return;
    begun = true;
    const outcome = await shutdown.begin().catch(() => 'failed');
    exit(outcome === 'drained' ? 0 : 1);
  };
  source.once('SIGTERM', onSignal);
  source.once('SIGINT', onSignal);
}
