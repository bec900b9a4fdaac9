import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, assertTimeout, clock, never, reasonOf, turns, useFakeClock, valueOf, watch } from './support/clock.js';
import { Deadline } from '../calls.js';

describe('budget', () => {
  useFakeClock();

  it('counts down from its start', TEST, async () => {
    const why = 'Whoever plans the next step needs to know what is left for it.';
    const deadline = new Deadline(1_000);
    assert.equal(deadline.remaining, 1_000, why);
    await clock.advance(300);
    assert.equal(deadline.remaining, 700, `300 of 1,000 ms have passed. ${why}`);
    await clock.advance(5_000);
    assert.equal(deadline.remaining, 0, 'What is left is never below 0.');
  });

  it('gives a later call what the earlier ones have left', TEST, async () => {
    const why =
      'Three calls with a limit of one second each are a request of three seconds. The client gave up after one.';
    const deadline = new Deadline(1_000);
    await clock.advance(600);
    const call = watch(() => deadline.run(never));
    await clock.advance(399);
    assert.equal(call.outcome, undefined, 'At 999 of 1,000 ms the call must still be under way.');
    await clock.advance(1);
    assertTimeout(reasonOf(call, 'a timeout 400 ms after the call began, as 600 of 1,000 ms were spent', why), why);
  });

  it('keeps a call to a limit of its own', TEST, async () => {
    const why = 'A call that may take everything leaves nothing for the plan B.';
    const deadline = new Deadline(1_000);
    const call = watch(() => deadline.run(never, { maxMs: 200 }));
    await clock.advance(200);
    assertTimeout(reasonOf(call, 'a timeout after maxMs: 200', why), why);
    const next = watch(() => deadline.run(async () => 'plan B', { maxMs: 200 }));
    await turns();
    assert.equal(valueOf(next, 'a value of the next call, within the 800 ms that are left', why), 'plan B');
  });

  it('calls nothing when nothing is left', TEST, async () => {
    const why = 'A call without a chance to answer in time is load without use, when load is likely to be the problem.';
    const deadline = new Deadline(1_000);
    await clock.advance(1_000);
    let calls = 0;
    const call = watch(() => deadline.run(() => (calls += 1)));
    await turns();
    assertTimeout(reasonOf(call, 'a timeout at once', why), why);
    assert.equal(calls, 0, `fn was called. ${why}`);
  });

  it('ends with the signal of the caller', TEST, async () => {
    const why = 'The deadline belongs to one request. When the request is aborted, its calls are, too.';
    const controller = new AbortController();
    const deadline = new Deadline(1_000, { signal: controller.signal });
    const call = watch(() => deadline.run(never));
    await clock.advance(10);
    controller.abort('the client hung up');
    await turns();
    assert.equal(reasonOf(call, 'a rejection right after the abort', why), 'the client hung up', why);
  });
});
