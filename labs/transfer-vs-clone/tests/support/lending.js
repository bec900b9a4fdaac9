/** Waiting that cannot hang, and buffers that travel. */
import assert from 'node:assert/strict';

/** The same bytes in a new ArrayBuffer; `buffer` is detached, as after a journey to a thread and back. */
export function moved(buffer) {
  return structuredClone(buffer, { transfer: [buffer] });
}

/** Lets a few turns of the event loop pass. */
export async function turns(count = 3) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** The value of a promise that needs nobody else: a few turns of the loop have to be enough. */
export async function valueAtOnce(promise, what, why) {
  const settling = Promise.allSettled([promise]);
  const [outcome] = await Promise.race([settling, turns().then(() => [])]);
  if (outcome === undefined) assert.fail(`Expected: ${what}, at once. But the promise is still waiting. ${why}`);
  if (outcome.status === 'fulfilled') return outcome.value;
  assert.fail(`Expected: ${what}. But the promise rejected with ${outcome.reason}. ${why}`);
}
