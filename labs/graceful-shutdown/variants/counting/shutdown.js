import { systemClock } from './clock.js';

/** Counts the requests of each connection on the connection itself. */
const BUSY = Symbol('requests in flight');

export class Shutdown {
  ready = true;

  constructor(server, { noticeMs = 5_000, deadlineMs = 25_000, cleanup, clock = systemClock } = {}) {
    Object.assign(this, { server, noticeMs, deadlineMs, cleanup, clock });
    this.connections = new Set();
    this.inFlight = new Set();
    server.on('connection', (socket) => {
      socket[BUSY] = 0;
      this.connections.add(socket);
      socket.on('close', () => this.connections.delete(socket));
    });
    server.prependListener('request', ({ socket }, response) => {
      socket[BUSY] += 1;
      this.inFlight.add(response);
      if (!this.ready) response.shouldKeepAlive = false;
      response.on('close', () => {
        this.inFlight.delete(response);
        socket[BUSY] -= 1;
        if (this.closing && socket[BUSY] === 0) socket.end();
      });
    });
  }

  begin() {
    return (this.ending ??= new Promise((resolve, reject) => {
      const { clock, server } = this;
      this.ready = false;
      for (const response of this.inFlight) response.shouldKeepAlive = false;

      const deadline = clock.setTimeout(() => {
        this.forced = true;
        resolve('forced');
        server.closeAllConnections();
        for (const socket of this.connections) socket.destroy();
      }, this.deadlineMs);

      clock.setTimeout(() => {
        this.closing = true;
        server.close(async () => {
          if (this.forced) return;
          try {
            await this.cleanup?.();
            resolve('drained');
          } catch (error) {
            reject(error);
          }
          clock.clearTimeout(deadline);
        });
        for (const socket of this.connections) if (socket[BUSY] === 0) socket.end(() => socket.destroy());
      }, this.noticeMs);
    }));
  }
}

export function exitOnSignal(shutdown, { process: source = process, exit = process.exit } = {}) {
  let over = false;
  const finish = (code) => {
    if (!over) exit(code);
    over = true;
  };
  for (const signal of ['SIGTERM', 'SIGINT']) {
    source.on(signal, () => {
      shutdown.begin().then(
        (outcome) => finish(outcome === 'drained' ? 0 : 1),
        () => finish(1),
      );
    });
  }
}
