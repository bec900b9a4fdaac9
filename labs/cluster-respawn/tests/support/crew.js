/** A supervisor over a model cluster, with a clock that stands still. */
import assert from 'node:assert/strict';
import { Supervisor } from '../../supervisor.js';
import { FakeClock, settle } from './clock.js';
import { FakeCluster } from './fake-cluster.js';

/** `options` go to the supervisor. Without jitter, and with bounds that no test meets by chance. */
export function crew(options = {}) {
  const clock = new FakeClock();
  const cluster = new FakeCluster(clock);
  const supervisor = new Supervisor({
    cluster,
    clock,
    workers: 1,
    baseMs: 100,
    maxMs: 100_000,
    jitter: 0,
    stableMs: 1_000_000,
    maxCrashes: 1_000,
    windowMs: 60_000,
    killAfterMs: 5_000,
    random: () => 0,
    ...options,
  });
  return { clock, cluster, supervisor };
}

/** Lets `worker` crash and measures the wait until the next fork, in ms of the fake clock; fails after `limitMs`. */
export async function waitAfterCrash({ clock, cluster }, worker, limitMs, why) {
  const forks = cluster.forked.length;
  const diedAt = clock.now();
  worker.crash();
  await clock.advance(limitMs);
  assert.ok(
    cluster.forked.length > forks,
    `A worker crashed, and ${limitMs} ms later nobody has taken its place. ${why}`,
  );
  assert.equal(cluster.forked.length, forks + 1, `One worker crashed, and several were forked in its place. ${why}`);
  return cluster.last.bornAt - diedAt;
}

export { settle };
