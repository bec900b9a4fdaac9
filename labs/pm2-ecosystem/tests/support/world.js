/** The service, its container and its users, as `service.md` describes them. Counts what users feel. */
export const CONTAINER_MB = 2048;
export const PM2_MB = 60;
const METRICS_MS = 1_000;
const DRAIN_MS = 12_000;
/** A signal or a message takes its time. */
const WAY_MS = 5;
const FAILS_AFTER_MS = 300;

/** One operating-system process of the service. */
export class Instance {
  state = 'starting';
  /** Takes requests. */
  serving = false;
  #events = new Map();
  #world;

  constructor(world, app) {
    this.#world = world;
    this.app = app;
    const { clock } = world;
    this.startedAt = clock.now();
    world.instances.add(this);
    world.starts += 1;
    if (!world.databaseUp) {
      clock.setTimeout(() => this.exit(), FAILS_AFTER_MS);
      return;
    }
    // The metrics port. PM2 hears of a port, not of which.
    clock.setTimeout(() => this.#emit('listening'), METRICS_MS);
    clock.setTimeout(() => this.#serve(), world.readyMs);
  }

  /** Calls back once, at the first 'listening', 'ready' or 'exit'. */
  once(event, callback) {
    this.#events.set(event, [...(this.#events.get(event) ?? []), callback]);
  }

  #emit(event) {
    for (const callback of this.#events.get(event) ?? []) callback();
    this.#events.delete(event);
  }

  #serve() {
    if (this.state !== 'starting') return;
    // In fork mode a process has its port for itself, and the second one gets EADDRINUSE.
    const taken = [...this.#world.instances].some((other) => other.serving && !(this.cluster && other.cluster));
    if (taken) return this.exit();
    this.state = 'up';
    this.serving = true;
    this.#world.clock.setTimeout(() => this.#emit('ready'), WAY_MS);
  }

  get cluster() {
    return this.app.exec_mode === 'cluster' || this.app.exec_mode === 'cluster_mode';
  }

  kill(signal) {
    if (this.state === 'dead') return;
    if (signal === 'SIGKILL') {
      if (this.state === 'draining' || this.serving) this.#world.cut += 1;
      this.exit();
    } else if (this.state === 'up') {
      this.state = 'draining';
      this.serving = false;
      this.#world.clock.setTimeout(() => this.exit(), WAY_MS + DRAIN_MS);
    } else if (this.state === 'starting') {
      this.exit();
    }
  }

  exit() {
    if (this.state === 'dead') return;
    this.state = 'dead';
    this.serving = false;
    this.#world.instances.delete(this);
    this.#emit('exit');
  }

  /** What it occupies; `world.memoryOf` tells what it does with its time. */
  get memoryMb() {
    return this.#world.memoryOf(this, this.#world.clock.now() - this.startedAt);
  }
}

export class World {
  instances = new Set();
  databaseUp = true;
  /** How often a process was started. */
  starts = 0;
  /** Requests that found nobody. */
  refused = 0;
  /** The smallest number of instances that took requests. */
  fewest = Infinity;
  /** Processes that were killed with requests in flight. */
  cut = 0;
  /** How often the kernel had to end a process, as the container was full. */
  outOfMemory = 0;
  memoryOf = () => 200;
  /** From start until it takes requests. */
  readyMs = 8_000;

  constructor(clock) {
    this.clock = clock;
  }

  /** For `ms`: four requests a second, and the kernel's eye on the memory. */
  async serve(ms) {
    for (let rest = ms; rest > 0; rest -= 250) {
      await this.clock.advance(250);
      this.#request();
      this.#checkMemory();
    }
  }

  /** How many instances take requests. */
  get up() {
    return [...this.instances].filter((instance) => instance.serving).length;
  }

  #request() {
    this.fewest = Math.min(this.fewest, this.up);
    if (this.up === 0) this.refused += 1;
  }

  #checkMemory() {
    const used = [...this.instances].map((instance) => [instance.memoryMb, instance]).sort(([a], [b]) => b - a);
    const total = used.reduce((sum, [mb]) => sum + mb, PM2_MB);
    if (total <= CONTAINER_MB) return;
    this.outOfMemory += 1;
    used[0][1].kill('SIGKILL');
  }
}
