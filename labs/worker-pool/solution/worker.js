/**
 * The code on the other side: one copy of this file runs in every thread of the pool.
 *
 * Protocol. In:  { name, payload }
 *           Out: { ok: true, value }    the task returned (or its promise fulfilled)
 *                { ok: false, error }   the task threw (or its promise rejected)
 *
 * Exactly one answer per message. A thread that dies gives no answer at all.
 */
import { parentPort } from 'node:worker_threads';
import { tasks } from './tasks.js';

parentPort.on('message', async ({ name, payload }) => {
  let reply;
  try {
    if (!Object.hasOwn(tasks, name)) throw new TypeError(`There is no task named "${name}" in tasks.js`);
    reply = { ok: true, value: await tasks[name](payload) };
  } catch (error) {
    reply = { ok: false, error };
  }

  try {
    parentPort.postMessage(reply);
  } catch (error) {
    // Functions, for example, cannot be cloned. The caller is owed an answer all the same.
    parentPort.postMessage({
      ok: false,
      error: new TypeError(`The outcome of "${name}" cannot be sent between threads: ${error.message}`),
    });
  }
});
