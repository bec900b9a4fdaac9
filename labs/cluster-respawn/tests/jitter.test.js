import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { crew, waitAfterCrash } from './support/crew.js';

const why = 'Workers that die together of a lost database come back together, and knock it over again.';

/** A `random` that gives these numbers, one a call, and then 0.999. */
function sequence(...numbers) {
  const left = [...numbers];
  return () => left.shift() ?? 0.999;
}

describe('jitter', () => {
  it('takes a random part off the wait', TEST, async () => {
    const all = crew({ jitter: 0.5, random: () => 0.5 });
    all.supervisor.start();
    const waits = [];
    for (let n = 0; n < 3; n += 1) waits.push(await waitAfterCrash(all, all.cluster.last, 10_000, why));
    assert.deepEqual(
      waits,
      [75, 150, 300],
      'With jitter 0.5 and random() 0.5 a quarter comes off 100, 200 and 400 ms.',
    );
  });

  it('asks for a new random number each time', TEST, async () => {
    const { clock, cluster, supervisor } = crew({ workers: 4, jitter: 0.5, random: sequence(0, 0.2, 0.4, 0.6) });
    supervisor.start();
    for (const worker of cluster.forked.slice(0, 4)) worker.crash();
    const diedAt = clock.now();
    await clock.advance(1_000);
    assert.deepEqual(
      cluster.forked.slice(4).map((worker) => Math.round(worker.bornAt - diedAt)),
      [70, 80, 90, 100],
      `Four workers died at the same moment; random() gave 0, 0.2, 0.4 and 0.6. ${why}`,
    );
  });

  it('never goes past the bound', TEST, async () => {
    const all = crew({ jitter: 1, maxMs: 400, random: sequence(0, 0.25, 0, 0.25, 0.25, 0) });
    all.supervisor.start();
    const waits = [];
    for (let n = 0; n < 6; n += 1) waits.push(await waitAfterCrash(all, all.cluster.last, 10_000, why));
    assert.deepEqual(
      waits,
      [100, 150, 400, 300, 300, 400],
      'The wait is bounded by maxMs first; then chance takes its part. Whoever bounds last lets all long waits be the same again.',
    );
  });
});
