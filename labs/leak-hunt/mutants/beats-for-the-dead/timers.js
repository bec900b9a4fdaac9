/**
 * Waits for `promise`, but not longer than `ms` milliseconds. Settles as the promise does, or rejects with an error whose
 * `code` is `'DEADLINE'`. Once it has settled, however that was, no timer of it is armed.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {number} ms
 * @param {{ setTimeout: Function, clearTimeout: Function }} [clock] Use no other timers: tests put their own here.
 * @returns {Promise<T>}
 */
export async function withDeadline(promise, ms, clock = globalThis) {
  const { promise: deadline, reject } = Promise.withResolvers();
  const timer = clock.setTimeout(() => {
    reject(Object.assign(new Error(`no answer within ${ms} ms`), { code: 'DEADLINE' }));
  }, ms);
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clock.clearTimeout(timer);
  }
}

/**
 * Sends `ping` to a client every `ms` milliseconds, until the client emits `close` or the returned function is called.
 * After that, no timer is armed and no listener is left on the client. A client that is closed already gets none.
 *
 * @param {import('node:events').EventEmitter & { closed: boolean, send(text: string): void }} client
 * @param {number} ms
 * @param {{ setInterval: Function, clearInterval: Function }} [clock] Use no other timers: tests put their own here.
 * @returns {() => void} ends it
 */
export function heartbeat(client, ms, clock = globalThis) {
  if (client.closed) return () => {};
  const interval = clock.setInterval(() => client.closed || client.send('ping'), ms);
  const stop = () => {
    clock.clearInterval(interval);
    client.off('close', stop);
  };
  return stop;
}
