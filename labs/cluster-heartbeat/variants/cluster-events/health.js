import { systemClock } from './clock.js';

export function startHeartbeat({ everyMs = 1_000, process: self = process, clock = systemClock } = {}) {
  let running = true;
  let timer;
  const stop = () => {
    running = false;
    clock.clearTimeout(timer);
  };
  const tick = () => {
    if (!running || !self.connected) return;
    self.send({ type: 'heartbeat' });
    timer = clock.setTimeout(tick, everyMs);
  };
  self.once('disconnect', stop);
  tick();
  return stop;
}

/** Listens to the cluster alone, and keeps entries by worker id. */
export class Monitor {
  constructor(options) {
    this.o = {
      hungAfterMs: 10_000,
      startupMs: 30_000,
      checkEveryMs: 1_000,
      onMessage() {},
      clock: systemClock,
      ...options,
    };
    this.entries = new Map();
    this.onMessage = this.onMessage.bind(this);
    this.onExit = this.onExit.bind(this);
  }

  start() {
    const { cluster, workers } = this.o;
    cluster.on('message', this.onMessage);
    cluster.on('exit', this.onExit);
    for (let i = 0; i < workers; i += 1) this.fork();
    this.lastCheck = this.o.clock.now();
    this.schedule();
  }

  stop() {
    this.stopped = true;
    this.o.clock.clearTimeout(this.timer);
    this.o.cluster.off('exit', this.onExit);
  }

  fork() {
    const worker = this.o.cluster.fork();
    this.entries.set(worker.id, { worker, deadline: this.o.clock.now() + this.o.startupMs, condemned: false });
  }

  onMessage(worker, message) {
    const entry = this.entries.get(worker.id);
    if (entry === undefined) return;
    switch (message?.type) {
      case 'heartbeat':
        entry.deadline = this.o.clock.now() + this.o.hungAfterMs;
        break;
      case 'broadcast':
        for (const { worker: other } of this.entries.values()) {
          if (other.id !== worker.id && other.isConnected()) other.send(message);
        }
        break;
      default:
        this.o.onMessage(worker, message);
    }
  }

  onExit(worker) {
    if (this.entries.delete(worker.id) && !worker.exitedAfterDisconnect) this.fork();
  }

  schedule() {
    this.timer = this.o.clock.setTimeout(() => {
      const now = this.o.clock.now();
      const stalled = now - this.lastCheck > 2 * this.o.checkEveryMs;
      for (const entry of this.entries.values()) {
        if (stalled) entry.deadline = Math.max(entry.deadline, now + this.o.hungAfterMs);
        if (entry.condemned || entry.worker.exitedAfterDisconnect || entry.deadline >= now) continue;
        entry.condemned = true;
        entry.worker.process.kill('SIGKILL');
      }
      this.lastCheck = now;
      this.schedule();
    }, this.o.checkEveryMs);
  }
}
