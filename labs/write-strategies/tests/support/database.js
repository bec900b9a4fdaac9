/** A database whose answers come when the test says so. */
import assert from 'node:assert/strict';
import { turns } from './clock.js';

/** `rows` is what it holds, `calls` what it was asked to write, in order, and `open` the calls without an answer. */
export function database(rows = []) {
  const db = {
    rows: new Map(rows),
    calls: [],
    get open() {
      return db.calls.filter((call) => !call.over);
    },
    /** What it was asked to write, as [key, value]. */
    get asked() {
      return db.calls.map(({ key, value }) => [key, value]);
    },
    write(key, value) {
      const { promise, resolve, reject } = Promise.withResolvers();
      const end = (settle, given) => {
        call.over = true;
        settle(given);
        return turns();
      };
      const call = {
        key,
        value,
        over: false,
        accept() {
          db.rows.set(key, value);
          return end(resolve);
        },
        refuse: () => end(reject, Object.assign(new Error(`${String(key)}: refused`), { refused: true })),
        fail: () => end(reject, new Error('connection lost')),
        /** The database stores the value, and the answer does not arrive. */
        acceptUnheard() {
          db.rows.set(key, value);
          return end(reject, new Error('connection lost'));
        },
      };
      db.calls.push(call);
      return promise;
    },
    /** The call at `index`, which has to be there. */
    call(index, why) {
      assert.ok(db.calls[index], `Write number ${index + 1} has not reached the database. ${why}`);
      return db.calls[index];
    },
  };
  return db;
}

/** How a promise ended: `undefined` while it has not. A rejection counts as handled. */
export function watch(promise) {
  assert.ok(promise instanceof Promise, `Expected a promise, got ${typeof promise}.`);
  const seen = { outcome: undefined };
  promise.then(
    (value) => (seen.outcome = { status: 'fulfilled', value }),
    (reason) => (seen.outcome = { status: 'rejected', reason }),
  );
  return seen;
}
