import { systemClock } from './clock.js';

export function startHeartbeat({ everyMs = 1_000, process: self = process, clock = systemClock } = {}) {
  const ended = new AbortController();
  self.on('disconnect', () => ended.abort());
  (async () => {
    while (!ended.signal.aborted) {
      self.send({ type: 'heartbeat' });
      await new Promise((resolve) => {
        const timer = clock.setTimeout(resolve, everyMs);
        ended.signal.onabort = () => {
          clock.clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return () => ended.abort();
}

/** Counts the checks in which a worker was silent, so a check that never ran counts against nobody. */
export class Monitor {
  #o;
  #silent = new Map();
  #timer;

  constructor({
    hungAfterMs = 10_000,
    startupMs = 30_000,
    checkEveryMs = 1_000,
    onMessage,
    clock = systemClock,
    ...rest
  }) {
    this.#o = { ...rest, onMessage, clock, checkEveryMs };
    this.#o.checksWhenRunning = Math.ceil(hungAfterMs / checkEveryMs);
    this.#o.checksAtStart = Math.ceil(startupMs / checkEveryMs);
  }

  start() {
    for (let i = 0; i < this.#o.workers; i += 1) this.#add();
    const again = () => {
      this.#timer = this.#o.clock.setTimeout(() => {
        this.#check();
        again();
      }, this.#o.checkEveryMs);
    };
    again();
  }

  stop() {
    this.#o.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#silent.clear();
    this.stopped = true;
  }

  #add() {
    const worker = this.#o.cluster.fork();
    this.#silent.set(worker, { checks: 0, limit: this.#o.checksAtStart });
    worker.on('message', (message) => {
      if (message?.type === 'heartbeat') {
        if (this.#silent.has(worker)) this.#silent.set(worker, { checks: 0, limit: this.#o.checksWhenRunning });
      } else if (message?.type === 'broadcast') {
        const others = [...this.#silent.keys()].filter((other) => other !== worker && other.isConnected());
        others.forEach((other) => other.send({ type: 'broadcast', payload: message.payload }));
      } else this.#o.onMessage?.(worker, message);
    });
    worker.on('exit', () => {
      this.#silent.delete(worker);
      if (!worker.exitedAfterDisconnect && !this.stopped) this.#add();
    });
  }

  #check() {
    for (const [worker, state] of this.#silent) {
      state.checks += 1;
      if (worker.exitedAfterDisconnect || state.checks <= state.limit) continue;
      this.#silent.delete(worker);
      worker.kill('SIGKILL');
    }
  }
}
