import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { Slicer } from '../slicer.js';
import { TEST, countTurns, range, reasonOf, valueOf, workClock } from './support/loop.js';

describe('abort', () => {
  it('stops within the running job', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 5, now });
    const controller = new AbortController();
    const reason = new Error('the client went away');
    let calls = 0;
    let callsAtAbort;
    const loop = countTurns((turn) => {
      if (turn !== 4) return;
      callsAtAbort = calls;
      controller.abort(reason);
    });
    const options = { signal: controller.signal };
    const job = slicer.map(
      range(200),
      () => {
        work(1);
        calls += 1;
      },
      options,
    );
    const why = 'When a client hangs up, the rest of its report is computed for nobody.';
    const actual = await reasonOf(job, 'a rejection after the signal is aborted in the fourth turn', why);
    await valueOf(
      slicer.map(range(20), () => work(1)),
      'the slicer works on',
      why,
    );
    loop.stop();
    assert.equal(actual, reason, `The reason must be signal.reason. ${why}`);
    assert.equal(calls, callsAtAbort, `fn was called ${calls - callsAtAbort} times after the abort. ${why}`);
  });

  it('does not start what is aborted already', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 5, now });
    const why = 'Requests may wait in a queue. Those whose client is gone must cost nothing when their turn comes.';
    let calls = 0;
    const job = slicer.map(
      range(3),
      () => {
        calls += 1;
      },
      { signal: AbortSignal.abort('gone') },
    );
    assert.equal(await reasonOf(job, 'a rejection', why), 'gone', `The reason must be signal.reason. ${why}`);
    await valueOf(
      slicer.map(range(3), () => work(1)),
      'the slicer works on',
      why,
    );
    assert.equal(calls, 0, `fn was called ${calls} times. ${why}`);
  });

  it('leaves no listener on the signal', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 5, now });
    const { signal } = new AbortController();
    const why =
      'A signal may live as long as the process, one for the shutdown say. Each listener left on it keeps its job in memory.';
    await valueOf(
      slicer.map(range(3), () => work(1), { signal }),
      'three results',
      why,
    );
    const failing = slicer.map(
      range(3),
      () => {
        throw new Error('no');
      },
      { signal },
    );
    await reasonOf(failing, 'a rejection', why);
    const left = getEventListeners(signal, 'abort').length;
    assert.equal(left, 0, `After one job that succeeded and one that failed, ${left} listeners are left. ${why}`);

    const controller = new AbortController();
    const aborted = slicer.map(range(30), () => work(1), { signal: controller.signal });
    controller.abort(new Error('gone'));
    await reasonOf(aborted, 'a rejection after the abort', why);
    const after = getEventListeners(controller.signal, 'abort').length;
    assert.equal(after, 0, `After a job that was aborted, ${after} listeners are left. ${why}`);
  });

  it('stops when fn itself aborts', TEST, async () => {
    const { now, work } = workClock();
    const slicer = new Slicer({ budgetMs: 50, now });
    const controller = new AbortController();
    const reason = new Error('too many rows');
    const calls = [];
    const job = slicer.map(
      range(20),
      (item) => {
        work(1);
        calls.push(item);
        if (item === 4) controller.abort(reason);
      },
      { signal: controller.signal },
    );
    const why =
      'Work that finds out that it is too large stops itself by the same signal. The slice has not ended then.';
    assert.equal(await reasonOf(job, 'a rejection', why), reason, `The reason must be signal.reason. ${why}`);
    await valueOf(
      slicer.map(range(3), () => work(1)),
      'the slicer works on',
      why,
    );
    assert.deepEqual(calls, [0, 1, 2, 3, 4], `fn aborted its own job at item 4, and was called again. ${why}`);
  });
});
