import assert from 'node:assert/strict';
import cluster from 'node:cluster';
import { describe, it } from 'node:test';
import { Monitor } from '../health.js';
import { TEST, settle } from './support/clock.js';
import { live, watch } from './support/watch.js';

const why = 'A supervisor that answers one death twice doubles the crew with each round, until the machine is full.';

describe('replace', () => {
  it('forks once for a worker that hangs', TEST, async () => {
    const all = watch({ workers: 1 });
    const { cluster: fake } = all;
    const [hung] = fake.forked;
    await live(all, 4_000, [hung]);
    await all.clock.advance(15_000); // killed, and the system takes its time: several checks go by
    assert.deepEqual(hung.asked, ['SIGKILL'], `One worker hangs; it was killed ${hung.asked.length} times. ${why}`);
    fake.reap();
    await settle();
    assert.equal(
      fake.living.length,
      1,
      `The hung worker is gone; in its place there must be one, and there are ${fake.living.length}. ${why}`,
    );
    await live(all, 30_000, fake.living);
    assert.equal(
      fake.forked.length,
      2,
      `In the 30 s after, all is well, and ${fake.forked.length - 2} more workers were forked. ${why}`,
    );
    assert.deepEqual(
      hung.asked,
      ['SIGKILL'],
      `The dead worker was killed again. Its pid may belong to somebody else by now.`,
    );
  });

  it('forks once for a worker that crashes', TEST, async () => {
    const all = watch({ workers: 2 });
    const [crashed, other] = all.cluster.forked;
    await live(all, 4_000, [crashed, other]);
    crashed.crash();
    await settle();
    assert.equal(all.cluster.living.length, 2, 'A worker crashed; the crew must be complete again.');
    await live(all, 40_000, all.cluster.living);
    assert.equal(
      all.cluster.forked.length,
      3,
      `One worker crashed, and ${all.cluster.forked.length - 2} were forked. ${why}`,
    );
    assert.deepEqual(
      crashed.asked,
      [],
      'The crashed worker fell silent, as the dead do. It was killed, though its pid may belong to somebody else by now.',
    );
  });

  it('does not replace a worker that was sent away', TEST, async () => {
    const all = watch({ workers: 2 });
    const [leaving, staying] = all.cluster.forked;
    await live(all, 4_000, [leaving, staying]);
    leaving.disconnect();
    await live(all, 40_000, [staying]);
    assert.equal(all.cluster.forked.length, 2, 'A worker was sent away with disconnect(), and somebody replaced it.');
  });

  it('leaves the workers of others alone', TEST, async () => {
    const all = watch({ workers: 1 });
    const [own] = all.cluster.forked;
    const other = all.cluster.fork(); // another part of the process forked it
    await live(all, 40_000, [own]);
    assert.deepEqual(
      other.asked,
      [],
      'A worker that the monitor did not fork sends no heartbeats, since nobody asked it to, and was killed.',
    );
    other.crash();
    await live(all, 4_000, [own]);
    assert.equal(
      all.cluster.forked.length,
      2,
      'A worker that the monitor did not fork has died, and it was replaced. Whoever forked it does that, too.',
    );
  });

  it('takes a worker that keeps hanging for a new case each time', TEST, async () => {
    const all = watch({ workers: 1 });
    for (let round = 1; round <= 3; round += 1) {
      all.cluster.last.beat();
      await all.clock.advance(13_000);
      all.cluster.reap();
      await settle();
      assert.equal(all.cluster.forked.length, round + 1, `In round ${round} the worker hung; one fork should follow.`);
    }
  });

  it('does nothing any more after stop()', TEST, async () => {
    const all = watch({ workers: 2 });
    const [crashing, silent] = all.cluster.forked;
    await live(all, 2_000, [crashing, silent]);
    all.monitor.stop();
    crashing.crash();
    await all.clock.advance(60_000);
    assert.equal(
      all.cluster.forked.length,
      2,
      'A worker died after stop(), on the way out as they do, and was replaced.',
    );
    assert.deepEqual(
      silent.asked,
      [],
      'After stop() nobody may be killed: a worker that drains is busy with its last requests.',
    );
    assert.equal(all.clock.pending, 0, 'After stop() no timer may be left: it keeps the primary alive.');
  });

  it('replaces a real worker whose loop is blocked', { timeout: 20_000 }, async (t) => {
    cluster.setupPrimary({ exec: `${import.meta.dirname}/support/real-worker.js` });
    const forked = [];
    const firstExit = Promise.withResolvers();
    const note = (worker) => {
      if (forked.length === 0) worker.once('exit', (code, signal) => firstExit.resolve(signal));
      forked.push(worker);
    };
    cluster.on('fork', note);
    const hello = new Promise((resolve) => {
      cluster.on('message', (worker, message) => message === 'hello' && resolve(worker));
    });
    // waits: a process that hangs is only found in real time. Slow machines make the test longer, not wrong.
    const monitor = new Monitor({ cluster, workers: 1, hungAfterMs: 300, startupMs: 15_000, checkEveryMs: 20 });
    t.after(() => {
      monitor.stop();
      cluster.off('fork', note);
      cluster.removeAllListeners('exit');
      cluster.removeAllListeners('message');
      for (const worker of forked) {
        worker.removeAllListeners('exit');
        worker.process.kill('SIGKILL');
      }
    });
    monitor.start();
    assert.equal(
      await firstExit.promise,
      'SIGKILL',
      'A real worker runs an endless loop, and hungAfterMs is 300. It was not killed by SIGKILL; when nobody does that, it exits by itself after some seconds.',
    );
    const second = await hello;
    assert.notEqual(second.process.pid, forked[0].process.pid, 'A new process must take its place.');
  });
});
