/** Filters with a thread each, and waiting that ends when the thread does. */
import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
// waits: a thread answers in real time; a round only gives it the machine, and no verdict depends on how long it lasts.
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { BufferPool } from '../../buffer-pool.js';
import { Filter } from '../../filter.js';

const ROUND_MS = 5;
const LIMIT_ROUNDS = 400;
/** So many rounds after the end of the thread, and nobody is left who could settle the promise. */
const DESERTED_ROUNDS = 20;

const threads = [];
afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.terminate();
});

/** A filter with `count` buffers of `bytes` bytes. */
export function createFilter({ count, bytes }) {
  const thread = new Worker(new URL('../../filter-worker.js', import.meta.url));
  const state = { pool: new BufferPool({ count, bytes }), alive: true, crash: undefined };
  thread.on('error', (error) => (state.crash = error));
  thread.on('exit', () => (state.alive = false));
  threads.push(thread);
  return Object.assign(state, { filter: new Filter(thread, state.pool) });
}

/** What Promise.allSettled says of a promise that has to settle. */
export async function outcomeOf(promise, state, what, why) {
  const settling = Promise.allSettled([promise]);
  for (let round = 0, deserted = 0; round < LIMIT_ROUNDS && deserted < DESERTED_ROUNDS; round++) {
    const [outcome] = await Promise.race([settling, delay(ROUND_MS, [])]);
    if (outcome) return outcome;
    if (!state.alive) deserted += 1;
  }
  const end = state.alive ? '' : `, and the thread has ended${state.crash ? ` with ${state.crash}` : ''}`;
  assert.fail(`Expected: ${what}. But the promise never settled${end}. ${why}`);
}

/** The value of a promise that has to fulfil. */
export async function valueOf(promise, state, what, why) {
  const outcome = await outcomeOf(promise, state, what, why);
  if (outcome.status === 'fulfilled') return outcome.value;
  assert.fail(`Expected: ${what}. But the promise rejected with ${outcome.reason}. ${why}`);
}

/** The reason of a promise that has to reject. */
export async function reasonOf(promise, state, what, why) {
  const outcome = await outcomeOf(promise, state, what, why);
  if (outcome.status === 'rejected') return outcome.reason;
  assert.fail(`Expected: ${what}. But the promise fulfilled. ${why}`);
}
