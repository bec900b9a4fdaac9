import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, settle, stateOf } from './support/clock.js';
import { crew } from './support/crew.js';
import { realCrew } from './support/real-crew.js';

describe('shutdown', () => {
  it('asks every worker to leave and waits for the last', TEST, async () => {
    const { cluster, supervisor } = crew({ workers: 2 });
    cluster.stubborn = true; // they have requests to finish
    supervisor.start();
    await settle();
    const [first, second] = cluster.forked;
    const stopped = supervisor.stop();
    await settle();
    const why = 'Who exits the primary now cuts every request that the workers have in flight.';
    assert.deepEqual(
      [first.asked, second.asked],
      [['disconnect'], ['disconnect']],
      'Each worker must be asked to leave by disconnect(), once, and nothing else yet.',
    );
    assert.equal(await stateOf(stopped), 'pending', `Both workers still work, and stop() is done. ${why}`);
    first.leave();
    assert.equal(await stateOf(stopped), 'pending', `One of two workers still works, and stop() is done. ${why}`);
    second.leave();
    assert.equal(await stateOf(stopped), 'fulfilled', 'Both workers are gone, and stop() does not end.');
  });

  it('asks nobody whom others forked', TEST, async () => {
    const { cluster, supervisor } = crew();
    supervisor.start();
    cluster.stubborn = true;
    const other = cluster.fork(); // another part of the process forked it
    await settle();
    const stopped = supervisor.stop();
    await settle();
    assert.deepEqual(
      other.asked,
      [],
      'stop() asked a worker to leave that the supervisor did not fork. cluster.workers lists every worker of the process, and not all of them are yours.',
    );
    cluster.forked[0].leave();
    assert.equal(
      await stateOf(stopped),
      'fulfilled',
      'All workers of the supervisor are gone. The one that still lives was forked by somebody else, and stop() waits for it.',
    );
  });

  it('ends the crew after giving up', TEST, async () => {
    const { cluster, supervisor } = crew({ workers: 2, maxCrashes: 1 });
    supervisor.start();
    await settle();
    const [first, second] = cluster.forked;
    first.crash(); // the supervisor gives up here
    cluster.stubborn = true;
    const stopped = supervisor.stop();
    await settle();
    assert.deepEqual(
      second.asked,
      ['disconnect'],
      'The supervisor had given up and one worker lived on; stop() must ask it to leave. To fork no more and to have stopped are two things.',
    );
    assert.equal(
      await stateOf(stopped),
      'pending',
      'The supervisor had given up; a worker still works, and stop() is done.',
    );
    second.leave();
    assert.equal(
      await stateOf(stopped),
      'fulfilled',
      'The supervisor had given up; the last worker is gone, and stop() does not end.',
    );
  });

  it('replaces nobody who dies on the way out', TEST, async () => {
    const { clock, cluster, supervisor } = crew({ workers: 2 });
    cluster.stubborn = true;
    supervisor.start();
    await settle();
    const [first, second] = cluster.forked;
    void supervisor.stop();
    first.exitedAfterDisconnect = false; // it crashed before the request to leave got there
    first.crash();
    await clock.advance(1_000);
    second.leave();
    await clock.advance(10_000);
    assert.equal(
      cluster.forked.length,
      2,
      'A worker crashed during the shutdown and was replaced. Such a process never ends: deployments hang until somebody sends SIGKILL.',
    );
  });

  it('cancels the waits under way', TEST, async () => {
    const { clock, cluster, supervisor } = crew({ workers: 2 });
    supervisor.start();
    await settle();
    cluster.forked[0].crash();
    await clock.advance(50);
    const stopped = supervisor.stop();
    await clock.advance(10_000);
    assert.equal(
      cluster.forked.length,
      2,
      'A slot was waiting when stop() was called, and its worker was forked in the middle of the shutdown.',
    );
    assert.equal(await stateOf(stopped), 'fulfilled', 'All workers are gone, and stop() does not end.');
  });

  it('ends when nobody is left to wait for', TEST, async () => {
    const { clock, cluster, supervisor } = crew();
    supervisor.start();
    await settle();
    cluster.last.crash();
    await settle();
    assert.equal(
      await stateOf(supervisor.stop()),
      'fulfilled',
      'The only worker had died before stop(), so no exit will ever come; stop() waits for one.',
    );
    assert.equal(clock.pending, 0, 'After stop() no timer may be left: it keeps the primary alive.');
  });

  it('kills who does not leave', TEST, async () => {
    const { clock, cluster, supervisor } = crew({ workers: 2, killAfterMs: 5_000 });
    cluster.stubborn = true;
    supervisor.start();
    await settle();
    const [polite, stuck] = cluster.forked;
    const stopped = supervisor.stop();
    await clock.advance(4_999);
    polite.leave();
    assert.deepEqual(stuck.asked, ['disconnect'], 'killAfterMs is 5,000; before that, nobody may be killed.');
    await clock.advance(1);
    await settle();
    const why = 'One connection that never ends must not hold up the deployment.';
    assert.deepEqual(
      stuck.asked,
      ['disconnect', 'kill SIGKILL'],
      `After killAfterMs the stuck worker gets SIGKILL. ${why}`,
    );
    assert.deepEqual(
      polite.asked,
      ['disconnect'],
      'The other worker left in time. Its pid may belong to somebody else by now.',
    );
    assert.equal(await stateOf(stopped), 'fulfilled', 'The last worker is gone, and stop() does not end.');
  });

  it('leaves no timer behind', TEST, async () => {
    const { clock, supervisor } = crew({ workers: 2 });
    supervisor.start();
    await settle();
    const stopped = supervisor.stop();
    assert.equal(await stateOf(stopped), 'fulfilled', 'Both workers left at once, and stop() does not end.');
    assert.equal(
      clock.pending,
      0,
      'All workers are gone, and a timer still keeps the primary alive until killAfterMs.',
    );
  });

  it('may be called twice', TEST, async () => {
    const { cluster, supervisor } = crew();
    cluster.stubborn = true;
    supervisor.start();
    await settle();
    const both = [supervisor.stop(), supervisor.stop()];
    await settle();
    assert.deepEqual(
      cluster.last.asked,
      ['disconnect'],
      'SIGTERM and SIGINT may come both; the worker must be asked once.',
    );
    assert.equal(await stateOf(both[1]), 'pending', 'The second stop() is done while the worker still works.');
    cluster.last.leave();
    for (const one of both) assert.equal(await stateOf(one), 'fulfilled', 'Both calls of stop() must end.');
  });

  it('holds with real processes', TEST, async (t) => {
    const { supervisor, ids, forked } = realCrew(t, { workers: 1, baseMs: 1, jitter: 0, killAfterMs: 2_000 });
    supervisor.start();
    const first = await ids.next();
    first.worker.send('crash');
    const second = await ids.next();
    assert.notEqual(second.pid, first.pid, 'After a crash a new process must answer.');
    await supervisor.stop();
    assert.deepEqual(
      forked.map((worker) => worker.isDead()),
      [true, true],
      'One process crashed and one was asked to leave; after stop() both must be gone, and no third one be there.',
    );
  });
});
