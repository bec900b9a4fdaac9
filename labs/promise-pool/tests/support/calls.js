/** Calls that the test lets end one by one, sources that it feeds by hand, and waiting that cannot hang. No clock is involved. */
import assert from 'node:assert/strict';
import { mapPool } from '../../pool.js';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

/** So many turns of the event loop, and whatever can happen without outside help has happened. */
const TURNS = 12;

/** Lets everything happen that is ready to. */
export async function turns(count = TURNS) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * A function to hand to mapPool. Each of its calls waits until the test says how it ends.
 * `started` lists the items in the order of their calls, `peak` is the most that was under way at once.
 */
export function heldCalls() {
  const held = new Map();
  const calls = {
    started: [],
    contexts: [],
    running: 0,
    peak: 0,
    fn(item, context) {
      calls.started.push(item);
      calls.contexts.push(context);
      calls.running += 1;
      calls.peak = Math.max(calls.peak, calls.running);
      const { promise, resolve, reject } = Promise.withResolvers();
      held.set(item, { resolve, reject });
      return promise.finally(() => (calls.running -= 1));
    },
    /** Ends the call for this item, and lets everything happen that follows. */
    async finish(item, value = `done ${item}`) {
      release(item).resolve(value);
      await turns();
    },
    async fail(item, reason) {
      release(item).reject(reason);
      await turns();
    },
    /** Ends all calls, also those that start meanwhile. */
    async finishAll() {
      while (held.size > 0) await calls.finish(held.keys().next().value);
    },
  };
  function release(item) {
    const call = held.get(item);
    assert.ok(
      call,
      `Expected a call of fn for the item "${item}" by now; there were calls for: ${list(calls.started)}.`,
    );
    held.delete(item);
    return call;
  }
  return calls;
}

/**
 * An async iterable that gives an item when the test says so. `asked` counts calls of next(), `overlap` tells whether one came before the
 * last was answered, `closed` counts calls of return().
 */
export function handFedSource() {
  const waiting = [];
  const source = {
    asked: 0,
    overlap: false,
    closed: 0,
    onReturn: async () => ({ done: true, value: undefined }),
    [Symbol.asyncIterator]: () => ({
      next() {
        source.asked += 1;
        if (waiting.length > 0) source.overlap = true;
        const answer = Promise.withResolvers();
        waiting.push(answer);
        return answer.promise;
      },
      return() {
        source.closed += 1;
        return source.onReturn();
      },
    }),
    async give(item) {
      next().resolve({ done: false, value: item });
      await turns();
    },
    async end() {
      next().resolve({ done: true, value: undefined });
      await turns();
    },
    async fail(reason) {
      next().reject(reason);
      await turns();
    },
  };
  function next() {
    assert.ok(
      waiting.length > 0,
      'Expected a call of next() on the source by now: there is a free place for its item.',
    );
    return waiting.shift();
  }
  return source;
}

async function outcomeOf({ promise }, what, why) {
  const settling = Promise.allSettled([promise]);
  const [outcome] = await Promise.race([settling, turns().then(() => [])]);
  if (!outcome) assert.fail(`Expected: ${what}. But the promise does not settle. ${why}`);
  return outcome;
}

/** The value of a promise that has to fulfil. `what` completes "Expected: …"; `why` is a sentence on production. */
export async function valueOf(watched, what, why) {
  const outcome = await outcomeOf(watched, what, why);
  if (outcome.status === 'fulfilled') return outcome.value;
  assert.fail(`Expected: ${what}. But the promise rejected with ${outcome.reason}. ${why}`);
}

/** The reason of a promise that has to reject. */
export async function reasonOf(watched, what, why) {
  const outcome = await outcomeOf(watched, what, why);
  if (outcome.status === 'rejected') return outcome.reason;
  assert.fail(`Expected: ${what}. But the promise fulfilled. ${why}`);
}

/** Names, joined for a message. */
export function list(items) {
  return items.length === 0 ? 'none' : items.join(', ');
}

/**
 * Calls mapPool and keeps an eye on its promise: `settled` turns true when it does. A rejection counts as handled until somebody looks.
 */
export function start(...parameters) {
  let promise;
  try {
    promise = mapPool(...parameters);
  } catch (error) {
    assert.fail(`mapPool() threw ${error}. It must report every failure by its promise.`);
  }
  assert.ok(promise instanceof Promise, `mapPool() must return a promise, got ${typeof promise}.`);
  const run = { promise, settled: false };
  const mark = () => (run.settled = true);
  promise.then(mark, mark);
  return run;
}
