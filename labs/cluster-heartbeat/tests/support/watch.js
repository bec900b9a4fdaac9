/** A monitor over a model cluster, with a clock that stands still. */
import { Monitor } from '../../health.js';
import { FakeClock, settle } from './clock.js';
import { FakeCluster } from './fake-cluster.js';

/** Starts a monitor: hung after 10 s of silence, 30 s for the start, a check every second. `heard` is what `onMessage` got. */
export function watch(options = {}) {
  const clock = new FakeClock();
  const cluster = new FakeCluster(clock);
  const heard = [];
  const monitor = new Monitor({
    cluster,
    clock,
    workers: 2,
    hungAfterMs: 10_000,
    startupMs: 30_000,
    checkEveryMs: 1_000,
    onMessage: (worker, message) => heard.push([worker.id, message]),
    ...options,
  });
  monitor.start();
  return { clock, cluster, monitor, heard };
}

/** `ms` go by, in which these workers send a heartbeat every two seconds, the first at once. */
export async function live({ clock }, ms, workers) {
  for (let rest = ms; rest > 0; rest -= 2_000) {
    for (const worker of workers) if (!worker.isDead()) worker.beat();
    await clock.advance(Math.min(rest, 2_000));
  }
}

export { settle };
