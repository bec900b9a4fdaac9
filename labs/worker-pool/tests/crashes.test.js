import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { TEST, openGate, rejectsWith, sharedCounters, submit, until, valueOf } from './support/outcomes.js';
import { cleanUp, createPool, figures, threads } from './support/pools.js';

const broken = new URL('./support/broken-worker.js', import.meta.url);

describe('crashes', () => {
  afterEach(cleanUp);

  it('rejects the task whose thread died of an uncaught exception', TEST, async () => {
    const pool = createPool({ size: 1 });
    const why = 'A promise that never settles holds its request, its memory and its database connection for ever.';

    const crashing = submit(pool, 'crash', { message: 'bad native state' });
    const error = await rejectsWith('ERR_WORKER_CRASHED', crashing, 'a rejection when the thread has died', why);
    assert.equal(
      error.cause?.message,
      'bad native state',
      'Without the uncaught exception as `cause` nobody can find out why the thread died.',
    );
    assert.equal(
      threads.unheardErrors,
      0,
      'The thread reported an error that the pool did not listen for. In production such an event ends the whole process.',
    );
  });

  it('rejects the task that called process.exit', TEST, async () => {
    const pool = createPool({ size: 1 });
    const why = 'Libraries do call process.exit, and code 0 is no success here: the caller still waits for an answer.';

    await rejectsWith('ERR_WORKER_CRASHED', submit(pool, 'exit', { code: 3 }), 'a rejection after exit code 3', why);
    await rejectsWith('ERR_WORKER_CRASHED', submit(pool, 'exit', { code: 0 }), 'a rejection after exit code 0', why);
  });

  it('rejects only the task of the dead thread', TEST, async () => {
    const pool = createPool({ size: 2 });
    const counters = sharedCounters();
    const why = 'One poisonous task must not fail its neighbours, nor those that have not even started.';

    const neighbour = submit(pool, 'hold', { counters });
    const crashing = submit(pool, 'crash', { message: 'poison' });
    const queued = submit(pool, 'whoami');
    await rejectsWith('ERR_WORKER_CRASHED', crashing, 'a rejection of the task that crashed', why);
    await valueOf(queued, 'the task that waited still runs', why);
    openGate(counters);
    await valueOf(neighbour, 'the task on the other thread still ends well', why);
  });

  it('is back at its size after crashes', TEST, async () => {
    const pool = createPool({ size: 2 });
    const why = 'A pool that shrinks with every crash works in the morning and stands still in the evening.';

    for (const message of ['one', 'two', 'three']) {
      await rejectsWith('ERR_WORKER_CRASHED', submit(pool, 'crash', { message }), 'a rejection', why);
    }
    const meeting = { counters: sharedCounters(), party: 2 };
    const both = [submit(pool, 'meet', meeting), submit(pool, 'meet', meeting)];
    await valueOf(Promise.all(both), 'two tasks at the same moment after three crashes', why);
    assert.deepEqual(
      figures(pool),
      { threads: 2, busy: 0, queued: 0 },
      `Dead threads do not count: ${threads.alive} are alive. ${why}`,
    );
  });

  it('gives no task to a thread that died between two tasks', TEST, async () => {
    const pool = createPool({ size: 1 });
    const why = 'A message to a dead thread is dropped without an error, and its caller waits for ever.';

    assert.equal(
      await valueOf(submit(pool, 'crashAfterwards', { message: 'late' }), 'an answer before the crash', why),
      'answered',
    );
    await until(() => threads.ended === 1, 'the thread dies after it has answered');
    await valueOf(submit(pool, 'whoami'), 'the next task runs on a new thread', why);
  });

  it('does not start threads in a loop when none can start', TEST, async () => {
    const pool = createPool({ size: 2, workerUrl: broken });
    const why =
      'After a bad deploy, a pool that replaces dead threads for nobody keeps a core busy and fills the log, and never answers better.';

    const jobs = [submit(pool, 'whoami'), submit(pool, 'whoami'), submit(pool, 'whoami')];
    for (const job of jobs) {
      await rejectsWith('ERR_WORKER_CRASHED', job, 'a rejection when the worker file throws as it loads', why);
    }
    await until(() => threads.alive === 0 || threads.started > jobs.length, 'the last broken thread ends');
    assert.ok(
      threads.started <= jobs.length,
      `Three tasks made the pool start more than ${jobs.length} threads, and it goes on. ${why}`,
    );
  });
});
