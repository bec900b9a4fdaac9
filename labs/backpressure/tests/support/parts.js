/** Sinks, cursors and lookups that work when the test says so, and waiting that cannot hang. No clock is involved. */
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

/** So many turns of the event loop, and whatever can happen without outside help has happened. */
const TURNS = 20;

/** Lets everything happen that is ready to. */
export async function turns(count = TURNS) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * A sink that takes a row only when the test lets it: `release(count)`. `open` makes it take all. It buffers up to `highWaterMark` rows;
 * `peak` is the most that ever lay in its buffer.
 */
export class SlowSink extends Writable {
  rows = [];
  peak = 0;
  open = false;
  #held;

  constructor({ highWaterMark = 3, open = false } = {}) {
    super({ objectMode: true, highWaterMark });
    this.open = open;
    // An 'error' event that nobody hears would end the whole run. Whether the reader's code hears it is asked by the tests.
    this.on('error', () => {});
  }

  write(...given) {
    const more = super.write(...given);
    this.peak = Math.max(this.peak, this.writableLength);
    return more;
  }

  _write(row, _encoding, callback) {
    const take = () => {
      this.rows.push(row);
      callback();
    };
    if (this.open) setImmediate(take);
    else this.#held = take;
  }

  _destroy(error, callback) {
    setImmediate(callback, error);
  }

  /** Takes `count` rows, one by one. */
  async release(count) {
    for (let row = 0; row < count; row++) {
      const take = this.#held;
      assert.ok(take, `Expected a row at the sink by now; it has got ${this.rows.length}.`);
      this.#held = undefined;
      take();
      await turns();
    }
  }

  /** Takes all that is there and all that comes. */
  async drain() {
    this.open = true;
    this.#held?.();
    this.#held = undefined;
    for (let turn = 0; turn < 200 && !this.closed; turn++) await turns(1);
  }
}

/** A cursor over `{ id: 0 }`, `{ id: 1 }`… that counts how it is used. */
export function cursorOf(count, { batch = 2, failAt = Infinity, failure } = {}) {
  const cursor = {
    reads: 0,
    given: 0,
    closed: 0,
    overlap: false,
    /** Set by a test, it holds the answers back. */
    gate: Promise.resolve(),
    busy: false,
    async read() {
      cursor.reads += 1;
      cursor.overlap ||= cursor.busy;
      cursor.busy = true;
      await cursor.gate;
      await new Promise((resolve) => setImmediate(resolve));
      cursor.busy = false;
      if (cursor.given >= failAt) throw failure;
      const from = cursor.given;
      cursor.given = Math.min(count, from + batch);
      return Array.from({ length: cursor.given - from }, (_, index) => ({ id: from + index }));
    },
    async close() {
      await new Promise((resolve) => setImmediate(resolve));
      cursor.closed += 1;
    },
  };
  return cursor;
}

/** A lookup whose answers the test gives one by one: `answer(more)`, `fail(error)`. */
export function heldLookup() {
  const held = [];
  const lookup = Object.assign(
    (row) => {
      lookup.asked.push(row.id);
      const call = Promise.withResolvers();
      held.push(call);
      return call.promise;
    },
    {
      asked: [],
      async answer(more) {
        next().resolve(more);
        await turns();
      },
      async fail(error) {
        next().reject(error);
        await turns();
      },
    },
  );
  function next() {
    assert.ok(held.length > 0, 'Expected a call of lookup by now.');
    return held.shift();
  }
  return lookup;
}

/** Starts something and keeps an eye on its promise. */
export function start(call) {
  let promise;
  try {
    promise = call();
  } catch (error) {
    assert.fail(`It threw ${error}. Every failure must come by the promise.`);
  }
  assert.ok(promise instanceof Promise, `It must return a promise, got ${typeof promise}.`);
  const run = { outcome: undefined };
  promise.then(
    (value) => (run.outcome = { status: 'fulfilled', value }),
    (reason) => (run.outcome = { status: 'rejected', reason }),
  );
  return run;
}

/** Expects that a run has fulfilled by now. `what` completes "Expected: …"; `why` is a sentence on production. */
export function assertFulfilled({ outcome }, what, why) {
  if (outcome?.status === 'fulfilled') return;
  const state = outcome ? `it rejected with ${outcome.reason}` : 'it has not settled';
  assert.fail(`Expected: ${what}. But ${state}. ${why}`);
}

/** The reason of a run that has to have rejected by now. */
export function reasonOf({ outcome }, what, why) {
  if (outcome?.status === 'rejected') return outcome.reason;
  assert.fail(`Expected: ${what}. But it ${outcome ? 'fulfilled' : 'has not settled'}. ${why}`);
}

/** The ids of rows, for comparing. */
export const ids = (rows) => rows.map(({ id }) => id);
