import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, settle } from './support/clock.js';
import { crew } from './support/crew.js';

describe('respawn', () => {
  it('forks a worker for each slot', TEST, async () => {
    const { cluster, supervisor } = crew({ workers: 3 });
    supervisor.start();
    await settle();
    assert.equal(cluster.forked.length, 3, `workers: 3, and ${cluster.forked.length} were forked by start().`);
  });

  it('replaces a worker that died, after a wait', TEST, async () => {
    const { clock, cluster, supervisor } = crew({ workers: 2 });
    supervisor.start();
    cluster.forked[0].crash();
    await clock.advance(99);
    const why = 'A worker that dies at start-up dies again at once. Replaced without a wait, it becomes a fork bomb.';
    assert.equal(cluster.forked.length, 2, `The wait is baseMs, 100 ms; a new worker was there after 99 ms. ${why}`);
    await clock.advance(1);
    assert.equal(
      cluster.living.length,
      2,
      'After baseMs the crew of 2 must be complete again, with one fork for one crash.',
    );
    assert.equal(cluster.forked.length, 3, `One crash, and ${cluster.forked.length - 2} forks followed.`);
  });

  it('takes exit code 0 for a crash', TEST, async () => {
    const { clock, cluster, supervisor } = crew();
    supervisor.start();
    cluster.last.crash(0);
    await clock.advance(100);
    assert.equal(
      cluster.living.length,
      1,
      'The worker called process.exit(0), and nobody had asked it to. A code says how it ended; the service still has a worker too few.',
    );
  });

  it('does not replace a worker that was sent away', TEST, async () => {
    const { clock, cluster, supervisor } = crew({ workers: 2 });
    supervisor.start();
    cluster.forked[0].disconnect();
    await clock.advance(10_000);
    assert.equal(
      cluster.forked.length,
      2,
      'Somebody called disconnect() on the worker to have one less. Who replaces it works against the operator.',
    );
  });

  it('leaves the workers of others alone', TEST, async () => {
    const { clock, cluster, supervisor } = crew();
    supervisor.start();
    cluster.fork().crash(); // another part of the process forked it
    await clock.advance(10_000);
    assert.equal(
      cluster.forked.length,
      2,
      'A worker that the supervisor did not fork has died, and it was replaced. With two supervisors in a process, each crash is made good twice.',
    );
  });
});
