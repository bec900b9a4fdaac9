import { systemClock } from './clock.js';

export function startHeartbeat({ everyMs = 1_000, process: self = process, clock = systemClock } = {}) {
  let timer = null;
  function plan() {
    timer = clock.setTimeout(() => {
      plan();
      self.send({ type: 'heartbeat' });
    }, everyMs);
  }
  function stop() {
    if (timer !== null) clock.clearTimeout(timer);
    timer = null;
  }
  self.send({ type: 'heartbeat' });
  plan();
  self.once('disconnect', stop);
  return stop;
}

/** Lives on a time of its own, which does not pass while the primary naps. */
export class Monitor {
  #o;
  #awake = 0;
  #lastTick;
  #timer;
  #deadlines = new WeakMap();
  #mine = [];

  constructor(o) {
    this.#o = { hungAfterMs: 1e4, startupMs: 3e4, checkEveryMs: 1e3, onMessage() {}, clock: systemClock, ...o };
    this.hear = this.hear.bind(this);
    this.bury = this.bury.bind(this);
  }

  start() {
    this.#lastTick = this.#o.clock.now();
    while (this.#mine.length < this.#o.workers) this.#add();
    this.#o.cluster.on('message', this.hear).on('exit', this.bury);
    this.#timer = this.#o.clock.setTimeout(() => this.#tick(), this.#o.checkEveryMs);
  }

  stop() {
    this.#o.cluster.off('exit', this.bury);
    this.#o.clock.clearTimeout(this.#timer);
  }

  #time() {
    return this.#awake + Math.min(this.#o.clock.now() - this.#lastTick, this.#o.checkEveryMs);
  }

  #add() {
    const worker = this.#o.cluster.fork();
    this.#mine.push(worker);
    this.#deadlines.set(worker, this.#time() + this.#o.startupMs);
  }

  #tick() {
    this.#awake = this.#time();
    this.#lastTick = this.#o.clock.now();
    this.#timer = this.#o.clock.setTimeout(() => this.#tick(), this.#o.checkEveryMs);
    const hung = this.#mine.filter((w) => !w.exitedAfterDisconnect && this.#deadlines.get(w) < this.#awake);
    for (const worker of hung) {
      this.#deadlines.set(worker, Infinity);
      worker.process.kill('SIGKILL');
    }
  }

  hear(worker, message) {
    if (!this.#mine.includes(worker)) return;
    if (message?.type === 'heartbeat') {
      if (this.#deadlines.get(worker) < Infinity) this.#deadlines.set(worker, this.#time() + this.#o.hungAfterMs);
    } else if (message?.type === 'broadcast') {
      this.#mine.filter((w) => w !== worker && w.isConnected()).forEach((w) => w.send(message));
    } else this.#o.onMessage(worker, message);
  }

  bury(worker) {
    const index = this.#mine.indexOf(worker);
    if (index < 0) return;
    this.#mine.splice(index, 1);
    if (!worker.exitedAfterDisconnect) this.#add();
  }
}
