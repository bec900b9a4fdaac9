import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { crew, waitAfterCrash } from './support/crew.js';

const why = 'Whatever kills a worker at start-up, a lost database say, is not mended by asking for it faster.';

describe('backoff', () => {
  it('doubles the wait with each crash in a row', TEST, async () => {
    const all = crew();
    all.supervisor.start();
    const waits = [];
    for (let n = 0; n < 6; n += 1) waits.push(await waitAfterCrash(all, all.cluster.last, 10_000, why));
    assert.deepEqual(waits, [100, 200, 400, 800, 1_600, 3_200], `With baseMs 100 the waits must double. ${why}`);
  });

  it('never waits longer than maxMs', TEST, async () => {
    const all = crew({ maxMs: 500 });
    all.supervisor.start();
    const waits = [];
    for (let n = 0; n < 5; n += 1) waits.push(await waitAfterCrash(all, all.cluster.last, 10_000, why));
    assert.deepEqual(
      waits,
      [100, 200, 400, 500, 500],
      'With maxMs 500 no wait may be longer. Without a bound, the tenth crash of the night keeps the service down for minutes after all is mended.',
    );
  });

  it('starts a new row after a healthy spell', TEST, async () => {
    const all = crew({ stableMs: 30_000 });
    all.supervisor.start();
    for (let n = 0; n < 3; n += 1) await waitAfterCrash(all, all.cluster.last, 1_000, why);
    await all.clock.advance(30_000 - (all.clock.now() - all.cluster.last.bornAt));
    const wait = await waitAfterCrash(all, all.cluster.last, 1_000, why);
    assert.equal(
      wait,
      100,
      'The worker had lived for stableMs, no less and no more. Its crash is a first one: a wait that remembers every crash of the month makes the service slow to heal.',
    );
  });

  it('does not take a start for health', TEST, async () => {
    const { clock, cluster, supervisor } = crew({ baseMs: 4_000, stableMs: 30_000 });
    supervisor.start();
    const waits = [];
    for (let crashes = 1; crashes <= 4; crashes += 1) {
      await clock.advance(24_000);
      cluster.last.crash();
      const diedAt = clock.now();
      for (let second = 0; second < 60 && cluster.forked.length === crashes; second += 1) await clock.advance(1_000);
      waits.push(cluster.last.bornAt - diedAt);
    }
    assert.deepEqual(
      waits,
      [4_000, 8_000, 16_000, 32_000],
      'Each worker came online, ran for 24 s and crashed; stableMs is 30 s. Whoever forgets the row when a worker is online, or counts the wait as life, never backs off.',
    );
  });

  it('counts each slot by itself', TEST, async () => {
    const all = crew({ workers: 2 });
    all.supervisor.start();
    const [, other] = all.cluster.forked;
    for (let n = 0; n < 4; n += 1)
      await waitAfterCrash(all, all.cluster.last === other ? all.cluster.forked[0] : all.cluster.last, 5_000, why);
    const wait = await waitAfterCrash(all, other, 5_000, why);
    assert.equal(
      wait,
      100,
      'One slot has crashed four times, the other never before. A slot that was healthy must not wait for the sins of its neighbour.',
    );
  });
});
