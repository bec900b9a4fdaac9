import { once } from 'node:events';
import { systemClock } from './clock.js';

/** One async function from start to end, with an AbortController for the deadline. */
export class Shutdown {
  #state = 'up';
  #options;
  #work = new Map();
  #begun;

  constructor(server, options = {}) {
    this.#options = { server, noticeMs: 5_000, deadlineMs: 25_000, cleanup() {}, clock: systemClock, ...options };
    server.on('connection', (socket) => {
      this.#work.set(socket, new Set());
      socket.once('close', () => this.#work.delete(socket));
    });
    server.prependListener('request', (request, response) => {
      const { socket } = request;
      const responses = this.#work.get(socket);
      responses.add(response);
      if (this.#state !== 'up') this.#sayGoodbye(response);
      once(response, 'close').then(() => {
        responses.delete(response);
        if (this.#state === 'closing' && responses.size === 0) socket.destroySoon();
      });
    });
  }

  get ready() {
    return this.#state === 'up';
  }

  async begin() {
    return await (this.#begun ??= this.#shutDown());
  }

  async #shutDown() {
    const { server, clock, noticeMs, deadlineMs, cleanup } = this.#options;
    this.#state = 'noticed';
    for (const responses of this.#work.values()) for (const response of responses) this.#sayGoodbye(response);

    const late = new AbortController();
    const timer = clock.setTimeout(() => late.abort(), deadlineMs);
    const tooLate = once(late.signal, 'abort').then(() => 'late');
    try {
      await new Promise((resolve) => clock.setTimeout(resolve, noticeMs));
      this.#state = 'closing';
      const gone = new Promise((resolve) => server.close(() => resolve('gone')));
      for (const [socket, responses] of this.#work) if (responses.size === 0) socket.destroy();
      if ((await Promise.race([gone, tooLate])) === 'late') return 'forced';
      const clean = (async () => cleanup())();
      return (await Promise.race([clean, tooLate])) === 'late' ? 'forced' : 'drained';
    } finally {
      clock.clearTimeout(timer);
      for (const socket of this.#work.keys()) socket.destroy();
    }
  }

  #sayGoodbye(response) {
    if (!response.headersSent) response.setHeader('connection', 'close');
  }
}

export function exitOnSignal(
  shutdown,
  { process: source = globalThis.process, exit = (code) => source.exit(code) } = {},
) {
  const signal = new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT']) source.on(name, resolve);
  });
  signal
    .then(() => shutdown.begin())
    .then(
      (outcome) => exit(outcome === 'forced' ? 1 : 0),
      () => exit(1),
    );
}
