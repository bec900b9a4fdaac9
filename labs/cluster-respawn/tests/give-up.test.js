import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { crew } from './support/crew.js';

const why =
  'A supervisor that tries for ever hides a broken deploy: the process is up, the orchestrator content, and no request is answered.';

/** The newest worker crashes, and `ms` go by. */
async function crashAndWait({ clock, cluster }, ms) {
  cluster.last.crash();
  await clock.advance(ms);
}

describe('give-up', () => {
  it('forks no more after too many crashes', TEST, async () => {
    let gaveUp = 0;
    const all = crew({ maxMs: 100, maxCrashes: 4, windowMs: 60_000, onGiveUp: () => (gaveUp += 1) });
    all.supervisor.start();
    for (let n = 0; n < 3; n += 1) await crashAndWait(all, 1_000);
    assert.equal(gaveUp, 0, `maxCrashes is 4; onGiveUp was called after 3 crashes.`);
    assert.equal(all.cluster.living.length, 1, 'After three crashes the worker must have been replaced.');
    await crashAndWait(all, 10_000);
    assert.equal(gaveUp, 1, `After the fourth crash in 4 s, onGiveUp was called ${gaveUp} times. ${why}`);
    assert.equal(all.cluster.forked.length, 4, `After giving up, nothing more may be forked. ${why}`);
  });

  it('adds up the crashes of all slots', TEST, async () => {
    let gaveUp = 0;
    const { clock, cluster, supervisor } = crew({ workers: 3, maxCrashes: 6, onGiveUp: () => (gaveUp += 1) });
    supervisor.start();
    for (let round = 0; round < 2; round += 1) {
      for (const worker of cluster.living) worker.crash();
      await clock.advance(1_000);
    }
    assert.equal(
      gaveUp,
      1,
      `Three slots crashed twice each: six crashes, and maxCrashes is 6; onGiveUp was called ${gaveUp} times. ${why}`,
    );
  });

  it('forgets crashes that are older than the window', TEST, async () => {
    let gaveUp = 0;
    const all = crew({ maxMs: 100, maxCrashes: 3, windowMs: 10_000, onGiveUp: () => (gaveUp += 1) });
    all.supervisor.start();
    for (let n = 0; n < 8; n += 1) await crashAndWait(all, 6_000);
    assert.equal(
      gaveUp,
      0,
      'One crash in 6 s is never 3 in 10 s. A count that only grows stops a healthy service after some months.',
    );
    assert.equal(all.cluster.living.length, 1, 'The worker must still be replaced.');
  });

  it('looks back from each crash', TEST, async () => {
    let gaveUp = 0;
    const all = crew({ maxMs: 100, maxCrashes: 3, windowMs: 10_000, onGiveUp: () => (gaveUp += 1) });
    all.supervisor.start();
    for (const ms of [8_000, 1_000, 3_000]) await crashAndWait(all, ms);
    assert.equal(
      gaveUp,
      1,
      `Crashes at 0, 8 and 9 s are three within 10 s, and maxCrashes is 3; onGiveUp was called ${gaveUp} times.`,
    );
  });

  it('looks back over the border of two windows', TEST, async () => {
    let gaveUp = 0;
    const all = crew({ maxMs: 100, maxCrashes: 3, windowMs: 10_000, onGiveUp: () => (gaveUp += 1) });
    all.supervisor.start();
    for (const ms of [9_000, 2_000, 1_000]) await crashAndWait(all, ms);
    assert.equal(
      gaveUp,
      0,
      'Crashes at 0, 9 and 11 s: within any 10 s there are only two, maxCrashes is 3, and onGiveUp was called.',
    );
    await crashAndWait(all, 1_000);
    assert.equal(
      gaveUp,
      1,
      `Crashes at 9, 11 and 12 s are three within 10 s, whenever a window of yours began; onGiveUp was called ${gaveUp} times.`,
    );
  });

  it('cancels waits under way and spares who lives', TEST, async () => {
    let gaveUp = 0;
    const { clock, cluster, supervisor } = crew({ workers: 3, maxCrashes: 2, onGiveUp: () => (gaveUp += 1) });
    supervisor.start();
    const [first, second, third] = cluster.forked;
    first.crash();
    await clock.advance(50);
    second.crash();
    await clock.advance(10_000);
    assert.equal(gaveUp, 1, `Two slots crashed, and maxCrashes is 2; onGiveUp was called ${gaveUp} times. ${why}`);
    assert.equal(
      cluster.forked.length,
      3,
      `The first slot was waiting when the supervisor gave up, and its worker was forked all the same. ${why}`,
    );
    assert.deepEqual(
      third.asked,
      [],
      'The third worker is healthy and may have requests. Giving up is no reason to end it.',
    );
    third.crash();
    await clock.advance(10_000);
    assert.equal(cluster.forked.length, 3, `A worker died after the supervisor had given up, and was replaced. ${why}`);
    assert.equal(
      gaveUp,
      1,
      `onGiveUp was called ${gaveUp} times. Somebody who exits the process there needs to hear it once.`,
    );
  });
});
