import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { TEST, clock, never, reasonOf, turns, useFakeClock, valueOf, watch } from './support/clock.js';
import { retry } from '../calls.js';

/** A function that fails `failures` times and then succeeds; `at` lists the times of its calls. */
function flaky(failures) {
  const at = [];
  const fn = async () => {
    at.push(clock.now);
    if (at.length <= failures) throw new Error(`failure ${at.length}`);
    return `success ${at.length}`;
  };
  return { at, fn };
}

describe('retry', () => {
  useFakeClock();

  it('does not retry a success', TEST, async () => {
    const { at, fn } = flaky(0);
    const call = watch(() => retry(fn));
    await turns();
    assert.equal(valueOf(call, 'the value of the first attempt', ''), 'success 1');
    assert.equal(at.length, 1, 'One call is enough when it succeeds.');
  });

  it('waits longer each time', TEST, async () => {
    const why = 'A service that is down needs time. Clients that come back at a steady pace keep it down.';
    const { at, fn } = flaky(4);
    const call = watch(() => retry(fn, { attempts: 5, baseMs: 100, maxMs: 10_000, random: () => 0.5 }));
    await clock.advance(10_000);
    assert.equal(valueOf(call, 'success in the fifth attempt', why), 'success 5');
    assert.deepEqual(at, [0, 50, 150, 350, 750], `With random() at 0.5, the waits are 50, 100, 200, 400 ms. ${why}`);
  });

  it('draws each wait anew', TEST, async () => {
    const why = 'Clients that failed together come back together, and fail together. Chance spreads them out.';
    const { at, fn } = flaky(3);
    const draws = [0.1, 0.9, 0.25];
    const call = watch(() => retry(fn, { attempts: 4, baseMs: 100, maxMs: 10_000, random: () => draws.shift() }));
    await clock.advance(10_000);
    assert.equal(valueOf(call, 'success in the fourth attempt', why), 'success 4');
    assert.deepEqual(at, [0, 10, 190, 290], `random() gave 0.1, 0.9, 0.25, so the waits are 10, 180, 100 ms. ${why}`);
  });

  it('never waits longer than maxMs', TEST, async () => {
    const why = 'Doubling ten times makes 100 ms into 100 s. By then the service is long back, and nobody asks it.';
    const { at, fn } = flaky(4);
    const call = watch(() => retry(fn, { attempts: 5, baseMs: 100, maxMs: 150, random: () => 0.5 }));
    await clock.advance(10_000);
    assert.equal(valueOf(call, 'success in the fifth attempt', why), 'success 5');
    assert.deepEqual(
      at,
      [0, 50, 125, 200, 275],
      `With random() at 0.5 and maxMs: 150, the waits are 50, 75, 75, 75 ms. ${why}`,
    );
  });

  it('gives up after the last attempt, at once', TEST, async () => {
    const why = 'A wait with no attempt behind it only makes the bad news late.';
    const { at, fn } = flaky(9);
    const call = watch(() => retry(fn, { attempts: 2, baseMs: 100, random: () => 0.5 }));
    await clock.advance(50);
    assert.equal(reasonOf(call, 'a rejection with the second failure, at 50 ms', why)?.message, 'failure 2', why);
    assert.equal(at.length, 2, `attempts: 2 counts the first one, too; there were ${at.length}.`);
    assert.equal(clock.alive, 0, 'After the end, a timer keeps the process alive.');
  });

  it('does not retry what cannot get better', TEST, async () => {
    const why = 'A 400 stays a 400. Retrying it is load without hope.';
    const { at, fn } = flaky(9);
    const isRetryable = (error) => error.message !== 'failure 2';
    const call = watch(() => retry(fn, { attempts: 5, baseMs: 100, random: () => 0.5, isRetryable }));
    await clock.advance(50);
    assert.equal(reasonOf(call, 'a rejection with the second failure', why)?.message, 'failure 2', why);
    await clock.advance(10_000);
    assert.equal(at.length, 2, `There were ${at.length} attempts. ${why}`);
  });

  it('stops waiting when the caller aborts', TEST, async () => {
    const why = 'A client that has gone must not have its request sent again, half a minute later.';
    const controller = new AbortController();
    const { signal } = controller;
    const { at, fn } = flaky(9);
    const call = watch(() => retry(fn, { attempts: 5, baseMs: 1_000, random: () => 0.5, signal }));
    await clock.advance(100);
    controller.abort('the client hung up');
    await turns();
    assert.equal(
      reasonOf(call, 'a rejection right after the abort', why),
      'the client hung up',
      'The reason must be signal.reason.',
    );
    assert.equal(clock.alive, 0, `The timer of the wait keeps the process alive. ${why}`);
    await clock.advance(10_000);
    assert.equal(at.length, 1, `There were ${at.length} attempts. ${why}`);
    assert.equal(getEventListeners(signal, 'abort').length, 0, 'A listener is left on the signal of the caller.');
  });

  it('does not take an abort for a failure', TEST, async () => {
    const why = 'An abort looks like an error of the attempt. Retried, it starts work that was called off.';
    const controller = new AbortController();
    let attempts = 0;
    let told;
    const fn = ({ attempt, signal }) => {
      attempts = attempt;
      told = signal;
      return never();
    };
    const call = watch(() => retry(fn, { attempts: 5, baseMs: 100, random: () => 0.5, signal: controller.signal }));
    await clock.advance(10);
    controller.abort('the client hung up');
    await turns();
    assert.equal(told.aborted, true, `The attempt under way was not told. ${why}`);
    assert.equal(
      reasonOf(call, 'a rejection right after the abort', why),
      'the client hung up',
      'The reason must be signal.reason.',
    );
    await clock.advance(10_000);
    assert.equal(attempts, 1, `There were ${attempts} attempts. ${why}`);
  });
});
