import { systemClock } from './clock.js';

/** One list of due forks and one timer for all slots: the timer is set for the earliest of the list. */
export class Supervisor {
  constructor({
    cluster,
    workers,
    baseMs = 1_000,
    maxMs = 30_000,
    jitter = 0.3,
    stableMs = 60_000,
    maxCrashes = 10,
    windowMs = 60_000,
    killAfterMs = 5_000,
    onGiveUp,
    random = Math.random,
    clock = systemClock,
  }) {
    const rows = new Array(workers).fill(0);
    const crew = new Map(); // worker -> { slot, bornAt }
    const crashes = new Array(maxCrashes).fill(-Infinity); // a ring of the last maxCrashes times
    let count = 0;
    let due = []; // { slot, at }, soonest first
    let alarm;
    let over = false;
    let end;

    const schedule = () => {
      clock.clearTimeout(alarm);
      alarm = undefined;
      if (due.length > 0) alarm = clock.setTimeout(ring, due[0].at - clock.now());
    };
    const ring = () => {
      while (due.length > 0 && due[0].at <= clock.now()) fork(due.shift().slot);
      schedule();
    };
    const quiet = () => {
      over = true;
      due = [];
      schedule();
    };
    const fork = (slot) => void crew.set(cluster.fork(), { slot, bornAt: clock.now() });

    const exited = (worker) => {
      const member = crew.get(worker);
      if (!crew.delete(worker)) return;
      end?.check();
      if (over || worker.exitedAfterDisconnect) return;
      const now = clock.now();
      crashes[count % maxCrashes] = now;
      count += 1;
      if (now - crashes[count % maxCrashes] < windowMs) {
        quiet();
        onGiveUp?.();
        return;
      }
      if (now - member.bornAt >= stableMs) rows[member.slot] = 0;
      const wait = Math.min(maxMs, baseMs * 2 ** rows[member.slot]) * (1 - jitter * random());
      rows[member.slot] += 1;
      due.push({ slot: member.slot, at: now + wait });
      due.sort((a, b) => a.at - b.at);
      schedule();
    };

    this.start = () => {
      cluster.on('exit', exited);
      rows.forEach((_, slot) => fork(slot));
    };

    this.stop = () => {
      if (end) return end.promise;
      quiet();
      end = Promise.withResolvers();
      const killer = clock.setTimeout(() => {
        for (const worker of crew.keys()) worker.kill('SIGKILL');
      }, killAfterMs);
      end.check = () => {
        if (crew.size > 0) return;
        clock.clearTimeout(killer);
        cluster.off('exit', exited);
        end.resolve();
      };
      for (const worker of crew.keys()) worker.disconnect();
      end.check();
      return end.promise;
    };
  }
}
