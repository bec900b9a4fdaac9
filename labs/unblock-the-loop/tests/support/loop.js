/** A clock that only work moves, a counter of the loop's turns, and waiting that cannot hang. */
import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
// waits: rounds give the loop its turns; no verdict depends on how long one lasts.
import { setTimeout as delay } from 'node:timers/promises';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

const LIMIT_ROUNDS = 200;

const counters = new Set();

/** A test that fails half-way leaves its counter turning, and the process would never end. */
afterEach(() => {
  for (const counter of counters) counter.stop();
  counters.clear();
});

/**
 * A clock at 0 that stands still unless somebody works: `work(ms)` moves it on.
 */
export function workClock() {
  let time = 0;
  return {
    now: () => time,
    work(ms) {
      time += ms;
    },
  };
}

/**
 * Counts turns of the event loop from now on, one per check phase, until `stop()`.
 * `each` is called in every turn, as another callback of the same process would be.
 */
export function countTurns(each = () => {}) {
  const counter = { turn: 0, stop };
  counters.add(counter);
  let immediate = setImmediate(next);
  function next() {
    counter.turn += 1;
    each(counter.turn);
    immediate = setImmediate(next);
  }
  function stop() {
    clearImmediate(immediate);
  }
  return counter;
}

/** How many entries each turn has, from a list with one turn number per call. */
export function callsPerTurn(turns) {
  const counts = new Map();
  for (const turn of turns) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  return [...counts.values()];
}

/** The outcome of a promise that has to settle. `what` completes "Expected: …"; `why` is a sentence on production. */
export async function outcomeOf(promise, what, why) {
  assert.ok(promise instanceof Promise, `map() must return a promise, got ${typeof promise}.`);
  const settling = Promise.allSettled([promise]);
  for (let round = 0; round < LIMIT_ROUNDS; round++) {
    const [outcome] = await Promise.race([settling, delay(1, [])]);
    if (outcome) return outcome;
  }
  assert.fail(`Expected: ${what}. But the promise never settled. ${why}`);
}

/** The value of a promise that has to fulfil. */
export async function valueOf(promise, what, why) {
  const outcome = await outcomeOf(promise, what, why);
  if (outcome.status === 'fulfilled') return outcome.value;
  assert.fail(`Expected: ${what}. But the promise rejected with ${outcome.reason}. ${why}`);
}

/** The reason of a promise that has to reject. */
export async function reasonOf(promise, what, why) {
  const outcome = await outcomeOf(promise, what, why);
  if (outcome.status === 'rejected') return outcome.reason;
  assert.fail(`Expected: ${what}. But the promise fulfilled. ${why}`);
}

/** Numbers from 0 to `length` - 1. */
export function range(length) {
  return Array.from({ length }, (_, index) => index);
}
