import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TEST, assertTimeout, clock, never, reasonOf, turns, useFakeClock, valueOf, watch } from './support/clock.js';
import { Deadline, retry } from '../calls.js';

describe('together', () => {
  useFakeClock();

  it('limits each attempt', TEST, async () => {
    const why =
      'A first attempt that is stuck takes the time of all the others, and a retry that might have worked never comes.';
    const at = [];
    const fn = ({ attempt }) => {
      at.push(clock.now);
      return attempt === 3 ? 'answer' : never();
    };
    const call = watch(() => retry(fn, { attempts: 3, baseMs: 100, random: () => 0.5, timeoutMs: 200 }));
    await clock.advance(1_000);
    assert.equal(valueOf(call, 'success in the third attempt', why), 'answer', why);
    assert.deepEqual(at, [0, 250, 550], `200 ms each for the first two, and waits of 50 and 100 ms. ${why}`);
  });

  it('ends the attempt under way at the deadline', TEST, async () => {
    const why = 'After the deadline nobody waits. What goes on then only costs.';
    const deadline = new Deadline(500);
    let told;
    const fn = ({ signal }) => ((told = signal), never());
    const call = watch(() => retry(fn, { attempts: 5, baseMs: 100, random: () => 0.5, timeoutMs: 300, deadline }));
    await clock.advance(499);
    assert.equal(call.outcome, undefined, 'At 499 of 500 ms the second attempt must still be under way.');
    await clock.advance(1);
    assertTimeout(reasonOf(call, 'a timeout at the deadline of 500 ms', why), why);
    assert.equal(told.aborted, true, `The attempt under way was not told. ${why}`);
    assert.equal(clock.alive, 0, 'After the deadline, a timer keeps the process alive.');
  });

  it('begins no wait that the deadline would cut off', TEST, async () => {
    const why = 'To sleep until the deadline and then say no is the slowest way to fail.';
    const deadline = new Deadline(150);
    const fn = async ({ attempt }) => {
      throw new Error(`failure ${attempt}`);
    };
    const call = watch(() => retry(fn, { attempts: 5, baseMs: 100, random: () => 0.5, deadline }));
    await clock.advance(50);
    const reason = reasonOf(
      call,
      'a rejection at 50 ms, as the next wait of 100 ms would end with the deadline of 150 ms and not before it',
      why,
    );
    assert.equal(
      reason?.message,
      'failure 2',
      'It must be the error of the last attempt: it says more than a timeout.',
    );
  });

  it('begins no attempt when nothing is left', TEST, async () => {
    const why =
      'Whoever calls retry may have spent the time before. An attempt that nobody can wait for is load without use.';
    const deadline = new Deadline(100);
    await clock.advance(100);
    let calls = 0;
    const call = watch(() => retry(async () => (calls += 1), { deadline, timeoutMs: 50 }));
    await turns();
    assertTimeout(reasonOf(call, 'a timeout at once, as the deadline was over before the first attempt', why), why);
    assert.equal(calls, 0, `fn was called. ${why}`);
  });

  it('hears the signal of the deadline, too', TEST, async () => {
    const why =
      'The deadline of a request knows the signal of its client. Who waits and tries on after the abort works for nobody.';
    const controller = new AbortController();
    const deadline = new Deadline(5_000, { signal: controller.signal });
    let attempts = 0;
    const fn = async () => {
      attempts += 1;
      throw new Error(`failure ${attempts}`);
    };
    const call = watch(() => retry(fn, { attempts: 5, baseMs: 100, random: () => 0.5, deadline }));
    await clock.advance(20);
    controller.abort('the client hung up');
    await turns();
    const reason = reasonOf(call, 'a rejection right after the abort, in the first wait', why);
    assert.equal(reason, 'the client hung up', why);
    await clock.advance(5_000);
    assert.equal(attempts, 1, `The abort came in the first wait, and there were ${attempts} attempts. ${why}`);
  });

  it('hears the caller, deadline or not', TEST, async () => {
    const why = 'The deadline of a request and the signal of its client are two things, and each ends the work.';
    const controller = new AbortController();
    let told;
    const fn = ({ signal }) => ((told = signal), never());
    const options = { deadline: new Deadline(500), signal: controller.signal };
    const call = watch(() => retry(fn, options));
    await clock.advance(10);
    controller.abort('the client hung up');
    await turns();
    assert.equal(reasonOf(call, 'a rejection right after the abort', why), 'the client hung up', why);
    assert.equal(told.aborted, true, `The attempt under way was not told. ${why}`);
  });
});
