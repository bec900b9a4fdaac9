/**
 * A model of the primary's side of node:cluster without processes: the same events in the same order, and every fork is counted.
 * `crash()` and `leave()` are what would happen in the worker.
 */
import { EventEmitter } from 'node:events';

let lastPid = 4_000;

class FakeWorker extends EventEmitter {
  #cluster;
  #connected = true;
  #dead = false;
  exitedAfterDisconnect = undefined;
  /** What the primary has asked of it: 'disconnect', or 'kill' and the signal. */
  asked = [];

  constructor(cluster, id) {
    super();
    this.#cluster = cluster;
    this.id = id;
    this.process = Object.assign(new EventEmitter(), { pid: (lastPid += 1), kill: (signal) => this.kill(signal) });
  }

  isConnected() {
    return this.#connected;
  }

  isDead() {
    return this.#dead;
  }

  disconnect() {
    this.asked.push('disconnect');
    this.exitedAfterDisconnect = true;
    delete this.#cluster.workers[this.id];
    if (!this.#cluster.stubborn) setImmediate(() => this.leave());
    return this;
  }

  kill(signal = 'SIGTERM') {
    this.asked.push(`kill ${signal}`);
    if (signal === 'SIGKILL' || !this.#cluster.stubborn) setImmediate(() => this.#exit(null, signal));
  }

  destroy(signal) {
    this.kill(signal);
  }

  /** It exits by itself, well or badly. */
  crash(code = 1) {
    this.#exit(code, null);
  }

  /** It has finished its work and exits. */
  leave() {
    this.#exit(0, null);
  }

  #exit(code, signal) {
    if (this.#dead) return;
    this.#connected = false;
    this.#dead = true;
    this.exitedAfterDisconnect = this.exitedAfterDisconnect === true;
    delete this.#cluster.workers[this.id];
    this.emit('disconnect');
    this.#cluster.emit('disconnect', this);
    this.process.emit('exit', code, signal);
    this.emit('exit', code, signal);
    this.#cluster.emit('exit', this, code, signal);
  }
}

/** Put it where `import cluster from 'node:cluster'` would go. */
export class FakeCluster extends EventEmitter {
  isPrimary = true;
  isMaster = true;
  isWorker = false;
  workers = {};
  /** Every worker ever forked, in order; `bornAt` is the time. */
  forked = [];
  /** Workers neither leave when asked to nor end by SIGTERM. */
  stubborn = false;
  #now;

  constructor({ now }) {
    super();
    this.#now = now;
  }

  fork() {
    const worker = new FakeWorker(this, this.forked.length + 1);
    worker.bornAt = this.#now();
    this.workers[worker.id] = worker;
    this.forked.push(worker);
    setImmediate(() => {
      this.emit('fork', worker);
      if (worker.isDead()) return;
      worker.emit('online');
      this.emit('online', worker);
    });
    return worker;
  }

  setupPrimary() {}

  /** As in Node: the callback waits until no worker is listed any more, and asks for that when one exits. Those asked to leave are not listed. */
  disconnect(callback) {
    const workers = Object.values(this.workers);
    for (const worker of workers) worker.disconnect();
    if (callback === undefined) return;
    if (workers.length === 0) setImmediate(callback);
    else this.once('exit', () => callback());
  }

  /** Workers whose process lives. */
  get living() {
    return this.forked.filter((worker) => !worker.isDead());
  }

  get last() {
    return this.forked.at(-1);
  }
}
