/**
 * A model of the primary's side of node:cluster without processes: the same events in the same order, and every fork is counted.
 * `crash()`, `say()` and `beat()` are what would happen in the worker. It exits from SIGKILL when `cluster.reap()` says so.
 */
import { EventEmitter } from 'node:events';

let lastPid = 4_000;

class FakeWorker extends EventEmitter {
  #cluster;
  #connected = true;
  #dead = false;
  exitedAfterDisconnect = undefined;
  /** The signals it got. One that hangs does nothing about any of them but SIGKILL. */
  asked = [];
  /** The messages it got. */
  received = [];

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

  /** It was sent away and goes. */
  disconnect() {
    this.exitedAfterDisconnect = true;
    this.#exit(0, null);
    return this;
  }

  kill(signal = 'SIGTERM') {
    this.asked.push(signal);
    if (!this.#dead && signal === 'SIGKILL') this.#cluster.dying.add(this);
  }

  destroy(signal) {
    this.kill(signal);
  }

  send(message) {
    if (this.#connected) this.received.push(message);
    else this.#cluster.undeliverable.push(message);
    return this.#connected;
  }

  /** It sends a message to the primary. */
  say(message) {
    this.emit('message', message, undefined);
    this.#cluster.emit('message', this, message, undefined);
  }

  beat() {
    this.say({ type: 'heartbeat' });
  }

  /** Its channel closes, and the process still runs. */
  loseChannel() {
    this.#connected = false;
    this.emit('disconnect');
    this.#cluster.emit('disconnect', this);
  }

  /** It was sent away, and has requests to finish: the channel is closed, the process runs on. */
  drain() {
    this.exitedAfterDisconnect = true;
    this.loseChannel();
  }

  /** The system has ended it. */
  die() {
    this.#exit(null, 'SIGKILL');
  }

  /** It exits by itself, well or badly. */
  crash(code = 1) {
    this.#exit(code, null);
  }

  #exit(code, signal) {
    if (this.#dead) return;
    const connected = this.#connected;
    this.#connected = false;
    this.#dead = true;
    this.exitedAfterDisconnect = this.exitedAfterDisconnect === true;
    delete this.#cluster.workers[this.id];
    if (connected) {
      this.emit('disconnect');
      this.#cluster.emit('disconnect', this);
    }
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
  dying = new Set();
  /** Messages to workers whose channel is closed. In Node each is an 'error' event, and without a listener the end of the primary. */
  undeliverable = [];
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

  /** Those who got SIGKILL exit. */
  reap() {
    for (const worker of this.dying) worker.die();
    this.dying.clear();
  }

  /** Workers whose process lives. */
  get living() {
    return this.forked.filter((worker) => !worker.isDead());
  }

  get last() {
    return this.forked.at(-1);
  }
}
