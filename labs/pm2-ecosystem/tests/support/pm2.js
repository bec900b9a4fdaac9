/**
 * A small model of PM2 6, after its documentation (pm2.keymetrics.io/docs) and its God daemon: what a command does to which process, and when.
 * Left out: everything that no test here asks for (watch, cron, logs, several machines).
 */
import { Instance } from './world.js';

export const DEFAULTS = { listen_timeout: 3_000, kill_timeout: 1_600, max_restarts: 16, min_uptime: 1_000 };
const MEMORY_CHECK_MS = 30_000;
const LONGEST_BACKOFF_MS = 15_000;
const HEALTHY_AFTER_MS = 30_000;

export class Pm2 {
  /** One entry per instance, as in `pm2 list`. */
  list = [];
  #world;
  #machineCores;

  constructor(world, machineCores) {
    this.#world = world;
    this.#machineCores = machineCores;
    // One process after the other: a reload has to end before the next one is looked at.
    const check = async () => {
      for (const entry of this.list) await this.#checkMemory(entry);
      world.clock.setTimeout(check, MEMORY_CHECK_MS);
    };
    world.clock.setTimeout(check, MEMORY_CHECK_MS);
  }

  /** @param {'start' | 'startOrReload' | 'startOrRestart' | 'reload' | 'restart' | 'stop' | 'delete'} command @param {object[] | undefined} apps Of a file; else all. */
  async run(command, apps) {
    const names = new Set(apps?.map((app) => app.name) ?? this.list.map(({ app }) => app.name));
    const running = this.list.filter(({ app }) => names.has(app.name));
    if (command === 'stop' || command === 'delete') {
      await Promise.all(running.map((entry) => this.#stop(entry)));
      if (command === 'delete') this.list = this.list.filter((entry) => !running.includes(entry));
      return;
    }
    for (const entry of running) entry.app = apps?.find((app) => app.name === entry.app.name) ?? entry.app;
    if (command.toLowerCase().endsWith('reload')) for (const entry of running) await this.#reload(entry);
    else await Promise.all(running.map((entry) => this.#restart(entry)));

    const known = new Set(running.map(({ app }) => app.name));
    for (const app of apps ?? []) if (!known.has(app.name)) this.#add(app);
  }

  #add(app) {
    for (let n = this.#count(app); n > 0; n -= 1) {
      const entry = { app, createdAt: this.#world.clock.now(), unstable: 0, backoffMs: 0, status: 'online' };
      this.list.push(entry);
      this.#launch(entry);
    }
  }

  /** PM2 counts the cores of the machine. */
  #count({ instances = 1 }) {
    const asked = instances === 'max' ? 0 : Number.parseInt(instances, 10);
    if (asked === 0) return this.#machineCores;
    return asked < 0 ? Math.max(1, this.#machineCores + asked) : asked;
  }

  #launch(entry) {
    const instance = new Instance(this.#world, entry.app);
    entry.instance = instance;
    entry.status = 'online';
    entry.upSince = this.#world.clock.now();
    instance.once('exit', () => {
      if (entry.instance === instance && entry.status === 'online') this.#onExit(entry);
    });
    return instance;
  }

  #onExit(entry) {
    const { clock } = this.#world;
    const { app } = entry;
    if (app.autorestart === false) {
      entry.status = 'stopped';
      return;
    }
    const most = Number(app.max_restarts ?? DEFAULTS.max_restarts);
    const least = milliseconds(app.min_uptime ?? DEFAULTS.min_uptime);
    const uptime = clock.now() - entry.upSince;
    if (clock.now() - entry.createdAt < least * most && uptime < least) {
      entry.unstable += 1;
      if (entry.unstable >= most) {
        entry.status = 'errored';
        return;
      }
    }
    entry.status = 'waiting restart';
    clock.setTimeout(
      () => {
        if (entry.status === 'waiting restart') this.#launch(entry);
      },
      this.#delay(entry, uptime),
    );
  }

  #delay(entry, uptime) {
    const { exp_backoff_restart_delay: first, restart_delay: fixed = 0 } = entry.app;
    if (first === undefined) return Number(fixed);
    if (uptime >= HEALTHY_AFTER_MS) entry.backoffMs = 0;
    entry.backoffMs = entry.backoffMs === 0 ? Number(first) : Math.min(LONGEST_BACKOFF_MS, entry.backoffMs * 1.5);
    return entry.backoffMs;
  }

  async #restart(entry) {
    await this.#stop(entry);
    this.#fresh(entry);
    this.#launch(entry);
  }

  /** In cluster mode the new process comes first. In fork mode there is no such thing, and a reload is a restart. */
  async #reload(entry) {
    const old = entry.instance;
    if (!old.cluster || entry.status !== 'online') return this.#restart(entry);
    this.#fresh(entry);
    const fresh = this.#launch(entry);
    const { listen_timeout: timeout = DEFAULTS.listen_timeout, wait_ready: waitReady } = entry.app;
    await Promise.race([
      new Promise((resolve) => fresh.once(waitReady ? 'ready' : 'listening', resolve)),
      this.#world.clock.sleep(Number(timeout)),
    ]);
    await this.#end(old, entry.app);
  }

  #fresh(entry) {
    Object.assign(entry, { createdAt: this.#world.clock.now(), unstable: 0, backoffMs: 0 });
  }

  async #stop(entry) {
    const wasOnline = entry.status === 'online';
    entry.status = 'stopped';
    if (wasOnline) await this.#end(entry.instance, entry.app);
  }

  async #end(instance, app) {
    if (instance.state === 'dead') return;
    const exited = new Promise((resolve) => instance.once('exit', resolve));
    instance.kill('SIGINT');
    const { clock } = this.#world;
    const patience = Number(app.kill_timeout ?? DEFAULTS.kill_timeout);
    const timer = clock.setTimeout(() => instance.kill('SIGKILL'), patience);
    await exited;
    clock.clearTimeout(timer);
  }

  async #checkMemory(entry) {
    const limit = megabytes(entry.app.max_memory_restart);
    if (limit === undefined || entry.status !== 'online' || entry.instance.memoryMb <= limit) return;
    entry.memoryReloads = (entry.memoryReloads ?? 0) + 1;
    await this.#reload(entry);
  }
}

/** `max_memory_restart` in MB: a whole number of bytes, or one with K, M or G; NaN for all else, which PM2 refuses. */
export function megabytes(value) {
  if (value === undefined) return undefined;
  const [, number, unit = ''] = /^(\d+)([KMG])?$/.exec(String(value)) ?? [];
  return (Number(number) * { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[unit]) / 1024 ** 2;
}

/** `min_uptime` in ms: a whole number of milliseconds, or one with s, m or h; NaN for all else, which PM2 refuses. */
export function milliseconds(value) {
  const [, number, unit = ''] = /^(\d+)([smh])?$/.exec(String(value)) ?? [];
  return Number(number) * { '': 1, s: 1_000, m: 60_000, h: 3_600_000 }[unit];
}
