import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST } from './support/clock.js';
import { live, watch } from './support/watch.js';

describe('hung', () => {
  it('kills the worker that falls silent, and no other', TEST, async () => {
    const all = watch();
    const [silent, well] = all.cluster.forked;
    await live(all, 20_000, [silent, well]);
    assert.deepEqual(silent.asked, [], 'Both workers sent heartbeats all the time, and one was killed.');
    await live(all, 7_000, [well]);
    assert.deepEqual(
      silent.asked,
      [],
      'hungAfterMs is 10,000, and the worker was killed earlier. Every long garbage collection would cost a worker.',
    );
    await live(all, 4_000, [well]);
    assert.equal(
      silent.asked.length,
      1,
      'The worker has been silent for more than 10 s. Its users wait, and nobody does anything.',
    );
    assert.equal(
      silent.asked[0],
      'SIGKILL',
      'A handler for SIGTERM needs the event loop, and this worker has none that turns. Only SIGKILL does not ask.',
    );
    assert.deepEqual(well.asked, [], 'The other worker is healthy.');
  });

  it('gives a worker time to start', TEST, async () => {
    const all = watch({ workers: 1 });
    const [slow] = all.cluster.forked;
    await all.clock.advance(29_000);
    assert.deepEqual(
      slow.asked,
      [],
      'startupMs is 30,000. A worker that loads for 29 s was killed: then it never gets to its first heartbeat, nor does the one after it.',
    );
    await live(all, 9_000, [slow]);
    assert.deepEqual(slow.asked, [], 'It began to beat in time.');
  });

  it('does not wait for ever for the first heartbeat', TEST, async () => {
    const all = watch({ workers: 1 });
    await all.clock.advance(33_000);
    assert.deepEqual(
      all.cluster.forked[0].asked,
      ['SIGKILL'],
      'No heartbeat ever came, and startupMs is over. The worker must be killed.',
    );
  });

  it('trusts its own clock', TEST, async () => {
    const all = watch({ workers: 2 });
    const [ahead, behind] = all.cluster.forked;
    const beat = (worker, at) => worker.say({ type: 'heartbeat', at, time: at, timestamp: at, sentAt: at });
    for (let second = 0; second < 20; second += 1) {
      if (second < 2) beat(ahead, all.clock.now() + 1_000_000);
      beat(behind, 12);
      await all.clock.advance(1_000);
    }
    assert.deepEqual(
      [ahead.asked, behind.asked],
      [['SIGKILL'], []],
      'The clock of one worker is far ahead, and it fell silent; the clock of the other starts at 0, and it is well. performance.now() starts anew in each process: only the time of arrival can be compared.',
    );
  });

  it('lets a worker finish that was sent away', TEST, async () => {
    const all = watch();
    const [leaving, staying] = all.cluster.forked;
    await live(all, 4_000, [leaving, staying]);
    leaving.drain();
    await live(all, 40_000, [staying]);
    assert.deepEqual(
      leaving.asked,
      [],
      'The worker was sent away by disconnect(), so its channel is closed and its heartbeats have ended. It was finishing its last requests when it was killed.',
    );
  });

  it('blames nobody for a nap of the primary', TEST, async () => {
    const all = watch();
    const [first, second] = all.cluster.forked;
    await live(all, 10_000, [first, second]);
    await all.clock.stall(60_000);
    assert.deepEqual(
      [first.asked, second.asked],
      [[], []],
      'The primary itself was stalled for 60 s; the heartbeats of that time wait in its queue. Who trusts the clock alone now kills every healthy worker at once.',
    );
    await all.clock.advance(5_000);
    assert.deepEqual(
      [first.asked, second.asked],
      [[], []],
      'The workers had been silent for 2 s before the nap of 60 s and for 5 s after it. To skip the late check is not enough: the next one comes on time and still counts the nap.',
    );
    await live(all, 20_000, [first]);
    assert.deepEqual(
      [first.asked, second.asked],
      [[], ['SIGKILL']],
      'After the nap one worker beats again and the other does not. That one hangs.',
    );
  });
});
