/** A cache on a clock that only the test moves, and loads that end when the test says so. */
import assert from 'node:assert/strict';
import { StaleCache } from '../../stale-cache.js';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

/** Lets a few turns of the event loop pass. */
export async function turns(count = 4) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * 1,000 ms fresh, if the test says no other. `ask` starts a read; its `answer` is there when it has one. `loads` has the loads in order, each with `end(value)` and
 * `fail()`. `chance.next` is what `random` gives.
 */
export function setUp(options) {
  let time = 5_000;
  const chance = { next: 0.5 };
  const loads = [];
  const errors = [];
  const store = new Map();
  const cache = new StaleCache({
    store,
    freshMs: 1_000,
    now: () => time,
    random: () => chance.next,
    onError: (key, error) => errors.push([key, error.message]),
    ...options,
  });
  const load = (key) => () => {
    const { promise, resolve, reject } = Promise.withResolvers();
    const settle = (how, given) => {
      how(given);
      return turns();
    };
    loads.push({
      key,
      end: (value) => settle(resolve, value),
      fail: (text = 'down') => settle(reject, new Error(text)),
    });
    return promise;
  };
  const ask = async (key = 'a') => {
    const seen = { answer: undefined };
    const promise = cache.get(key, load(key));
    assert.ok(promise instanceof Promise, 'get() must return a promise.');
    promise.then(
      (value) => (seen.answer = { value }),
      (error) => (seen.answer = { error: error.message }),
    );
    await turns();
    return seen;
  };
  return {
    cache,
    store,
    chance,
    loads,
    errors,
    ask,
    pass: (ms) => (time += ms),
    /** The load at `index`, which has to have begun. */
    loadAt(index, why) {
      assert.ok(loads[index], `Load number ${index + 1} has not begun. ${why}`);
      return loads[index];
    },
    /** Stores an answer: a read, and a load of `tookMs`. */
    async fill(value, { key = 'a', tookMs = 0 } = {}) {
      const asked = ask(key);
      await turns();
      assert.ok(loads.length > 0, 'A read of a key that is not there has to load it.');
      time += tookMs;
      await loads.at(-1).end(value);
      return asked;
    },
  };
}
