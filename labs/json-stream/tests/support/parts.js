/** Sinks and cursors that work when the test says so, and waiting that cannot hang. No clock is involved. */
import assert from 'node:assert/strict';
import { Writable } from 'node:stream';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

/** Lets everything happen that is ready to. */
export async function turns(count = 30) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A sink that takes a chunk only when the test lets it, until it is `opened`. */
export class SlowSink extends Writable {
  text = '';
  open;
  #held;

  constructor({ open = false } = {}) {
    super({ highWaterMark: 64 });
    this.open = open;
    // An 'error' event that nobody hears would end the whole run. What the reader's code does about it is asked by the tests.
    this.on('error', () => {});
  }

  _write(chunk, _encoding, callback) {
    const take = () => {
      this.text += chunk;
      callback();
    };
    if (this.open) setImmediate(take);
    else this.#held = take;
  }

  /** Takes what is there, and from now on all that comes. */
  opened() {
    this.open = true;
    this.#held?.();
    this.#held = undefined;
  }
}

/** A row of some hundred bytes. */
export const rowOf = (id) => ({ id, name: 'Zoë €', text: 'x'.repeat(200) });

/** A cursor over `count` rows, two at a time, that counts how it is used. */
export function cursorOf(count, { failAt = Infinity, failure, row = rowOf } = {}) {
  const cursor = {
    reads: 0,
    given: 0,
    closed: 0,
    reading: false,
    closedWhileReading: false,
    /** Set by a test, it holds the answers back. */
    gate: Promise.resolve(),
    async read() {
      cursor.reads += 1;
      cursor.reading = true;
      await cursor.gate;
      await new Promise((resolve) => setImmediate(resolve));
      cursor.reading = false;
      if (cursor.given >= failAt) throw failure;
      const from = cursor.given;
      cursor.given = Math.min(count, from + 2);
      return Array.from({ length: cursor.given - from }, (_, index) => row(from + index));
    },
    async close() {
      cursor.closedWhileReading ||= cursor.reading;
      await new Promise((resolve) => setImmediate(resolve));
      cursor.closed += 1;
    },
  };
  return cursor;
}

/** Starts something and keeps an eye on its promise, and on how often `cursor` was closed when it settled. */
export function start(call, cursor) {
  const run = { outcome: undefined, closed: undefined };
  const promise = call();
  assert.ok(promise instanceof Promise, `It must return a promise, got ${typeof promise}.`);
  const end = (outcome) => Object.assign(run, { outcome, closed: cursor?.closed });
  promise.then(
    (value) => end({ status: 'fulfilled', value }),
    (reason) => end({ status: 'rejected', reason }),
  );
  return run;
}

/** Lets things happen until a run has settled, at most so many turns. */
export async function settled(run, limit = 1_500) {
  for (let turn = 0; turn < limit && !run.outcome; turn++) await turns(1);
  await turns();
}

/** The value of a run that has to have fulfilled by now. */
export function valueOf({ outcome }, why) {
  if (outcome?.status === 'fulfilled') return outcome.value;
  assert.fail(`Expected an end. But it ${outcome ? `rejected with ${outcome.reason}` : 'has not settled'}. ${why}`);
}

/** The reason of a run that has to have rejected by now. */
export function reasonOf({ outcome }, why) {
  if (outcome?.status === 'rejected') return outcome.reason;
  assert.fail(`Expected a rejection. But it ${outcome ? 'fulfilled' : 'has not settled'}. ${why}`);
}

/** Asserts that a text is no JSON: half an array must not pass for a whole one. */
export function assertIncomplete(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  assert.fail(
    `What was sent is a complete JSON text with ${value.length} rows. Nobody can tell that rows are missing.`,
  );
}

/** Chunks of `size` bytes. Counts how many were taken, and whether the taking was ended. */
export function chunksOf(text, size = Infinity) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const source = { taken: 0, closed: false };
  source.chunks = (async function* () {
    try {
      for (let from = 0; from < bytes.length; from += size) {
        source.taken += 1;
        yield bytes.slice(from, from + size);
      }
    } finally {
      source.closed = true;
    }
  })();
  return source;
}
