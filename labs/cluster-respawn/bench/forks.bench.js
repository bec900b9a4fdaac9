/** One minute with a worker that dies 100 ms after its start. How many processes are forked? Counted on a clock of its own. */
import { EventEmitter } from 'node:events';
import { Supervisor } from '../supervisor.js';

const MINUTE = 60_000;

/** A clock and a cluster whose workers all die young. */
function brokenDeploy() {
  let time = 0;
  const timers = new Set();
  const setTimeout = (callback, ms) => {
    const timer = { at: time + ms, callback };
    timers.add(timer);
    return timer;
  };
  const cluster = Object.assign(new EventEmitter(), {
    workers: {},
    forks: 0,
    fork() {
      cluster.forks += 1;
      const worker = Object.assign(new EventEmitter(), { exitedAfterDisconnect: false });
      setTimeout(() => {
        worker.emit('exit', 1, null);
        cluster.emit('exit', worker, 1, null);
      }, 100);
      return worker;
    },
  });
  function run() {
    for (;;) {
      const due = [...timers].sort((a, b) => a.at - b.at)[0];
      if (due === undefined || due.at > MINUTE) return cluster.forks;
      timers.delete(due);
      time = due.at;
      due.callback();
    }
  }
  return { cluster, clock: { now: () => time, setTimeout, clearTimeout: (timer) => timers.delete(timer) }, run };
}

export default {
  baseline() {
    const { cluster, run } = brokenDeploy();
    cluster.on('exit', () => cluster.fork());
    cluster.fork();
    return { value: run(), result: 'a minute' };
  },

  candidate() {
    const { cluster, clock, run } = brokenDeploy();
    new Supervisor({ cluster, clock, workers: 1, baseMs: 1_000, maxMs: 30_000, jitter: 0, maxCrashes: 1_000 }).start();
    return { value: run(), result: 'a minute' };
  },
};
