/** Waiting that cannot hang: whatever never happens becomes a failed assertion that says what it was. */
import assert from 'node:assert/strict';
// waits: threads run in real time; a round only gives them the machine, and no verdict depends on how long it lasts.
import { setTimeout as delay } from 'node:timers/promises';
import { ARRIVED, GATE, TICKETS } from '../../tasks.js';
import { threads, turns } from './pools.js';

/**
 * Waiting is counted in rounds, not in time: on a slow or busy machine every round takes longer, and the pool gets its
 * turn in each. Only an upper bound; what does happen takes a few rounds.
 */
const ROUND_MS = 10;
const LIMIT_ROUNDS = 350;
/** So many rounds in a row without any thread alive, and nobody is left who could settle a promise. */
const DESERTED_ROUNDS = 60;

/** For `it`: the last net under a test, should it wait for something without a limit of its own. */
export const TEST = { timeout: 30_000 };

export { ARRIVED };

/** Counters that the test and every thread see at once: their memory is shared, not copied. */
export function sharedCounters() {
  return new Int32Array(new SharedArrayBuffer((TICKETS + 1) * Int32Array.BYTES_PER_ELEMENT));
}

/** Lets every `hold` task go on. */
export function openGate(counters) {
  Atomics.store(counters, GATE, 1);
  Atomics.notify(counters, GATE);
}

/** Hands a task to the pool. The promise may be looked at later: until then its rejection counts as handled. */
export function submit(pool, name, payload, options) {
  let promise;
  try {
    promise = pool.run(name, payload, options);
  } catch (error) {
    assert.fail(
      `run('${name}') threw ${error}. It must report every failure by its promise, so that callers have one place to look.`,
    );
  }
  assert.ok(promise instanceof Promise, `run('${name}') must return a promise, got ${typeof promise}`);
  promise.catch(() => {});
  return promise;
}

/** Waits until `condition` holds. `jobs` are promises that must not reject before. */
export async function until(condition, what, jobs = []) {
  let failure;
  for (const job of jobs) job.catch((reason) => (failure ??= { reason }));
  for (let round = 0; !condition(); round++) {
    if (failure) assert.fail(report(what, `a task rejected with ${describe(failure.reason)}`));
    if (round === LIMIT_ROUNDS) assert.fail(report(what, 'waited in vain'));
    await delay(ROUND_MS);
  }
}

/** Waits for `promise` to settle; returns what Promise.allSettled says of it. */
async function settled(promise, what, why) {
  const settling = Promise.allSettled([promise]);
  for (let round = 0, deserted = 0; round < LIMIT_ROUNDS && deserted < DESERTED_ROUNDS; round++) {
    const [outcome] = await Promise.race([settling, delay(ROUND_MS, [])]);
    if (outcome) return outcome;
    deserted = threads.alive === 0 ? deserted + 1 : 0;
  }
  const nobody = threads.alive === 0 ? ', and no thread is alive' : '';
  assert.fail(report(what, `the promise never settled${nobody}`, why));
}

/** The value of a promise that has to fulfil. `what` completes "Expected: …"; `why` is a sentence on production. */
export async function valueOf(promise, what, why) {
  const outcome = await settled(promise, what, why);
  if (outcome.status === 'fulfilled') return outcome.value;
  assert.fail(report(what, `the promise rejected with ${describe(outcome.reason)}`, why));
}

/** The reason of a promise that has to reject. */
export async function reasonOf(promise, what, why) {
  const outcome = await settled(promise, what, why);
  if (outcome.status === 'rejected') return outcome.reason;
  assert.fail(report(what, `the promise fulfilled with ${String(outcome.value)}`, why));
}

/** Expects a rejection with a PoolError of this code. Returns the error. */
export async function rejectsWith(code, promise, what, why) {
  const error = await reasonOf(promise, what, why);
  const happened = `the promise rejected with ${describe(error)}`;
  assert.equal(error?.code, code, report(`${what}, as an error with code ${code}`, happened, why));
  return error;
}

/** The same for a rejection that must not wait for any task. */
export async function rejectsAtOnceWith(code, promise, what, why) {
  await settlesAtOnce(promise, what, why);
  return rejectsWith(code, promise, what, why);
}

/** Fails unless a few turns of the event loop are enough for `promise`. */
export async function settlesAtOnce(promise, what, why) {
  let waiting = true;
  const noLonger = () => (waiting = false);
  promise.then(noLonger, noLonger);
  await turns();
  if (waiting) assert.fail(report(`${what}, at once`, 'the promise is still waiting', why));
}

function describe(reason) {
  if (!(reason instanceof Error)) return `a value that is no Error (${String(reason)})`;
  const text = `${reason.name}${reason.code ? ` ${reason.code}` : ''} "${reason.message}"`;
  // An error that nobody planned: its line is what the reader needs.
  const [place] = /\bpool\.js:\d+:\d+/.exec(reason.stack ?? '') ?? [];
  return reason.code || !place ? text : `${text} at ${place}`;
}

/** What a reader sees of a failed expectation. */
function report(what, happened, why) {
  const lines = [`Expected: ${what}.`, `Happened: ${happened}.`];
  if (why) lines.push(`Why it matters: ${why}`);
  return lines.join('\n');
}
