/** Loads that end when the test says so, and waiting that cannot hang. */
import assert from 'node:assert/strict';

/** A loader that counts its calls. `calls[i]` has the signal it got, `resolve` and `reject`. */
export function loader() {
  const calls = [];
  const load = (signal) => {
    const call = { signal, ...Promise.withResolvers() };
    calls.push(call);
    return call.promise;
  };
  return { load, calls };
}

/** Lets a few turns of the event loop pass. */
export async function turns(count = 3) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Starts a call whose rejection counts as handled until the test looks at it. */
export function call(flight, ...args) {
  const promise = flight.run(...args);
  assert.ok(promise instanceof Promise, 'run() must return a promise.');
  promise.catch(() => {});
  return promise;
}

/** What Promise.allSettled says of promises that have to settle within a few turns. */
export async function outcomes(promises, what, why) {
  const settled = await Promise.race([Promise.allSettled(promises), turns(6)]);
  if (settled === undefined) assert.fail(`Expected: ${what}. But a promise is still waiting. ${why}`);
  return settled.map(({ value, reason }) => reason ?? value);
}
