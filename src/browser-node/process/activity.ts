/**
 * What may wait in the browser's queues since the event loop last gave it its turn. The loop runs several callbacks in one macrotask
 * as long as no microtask can be waiting; so every source of microtasks marks itself here: `await`, async functions and `new Promise`
 * by the source transform, the methods of Promise and the async generators by promise-tracking.ts, `queueMicrotask` by its binding.
 */
export const activity = {
  /** A microtask may have been queued by the callback that runs. */
  microtasks: false,
  /** A promise may have been rejected without a handler: the browser says so in a later task, which the loop has to wait for. */
  rejection: false,
  /** Code that the transform cannot follow has been loaded: from now on each callback has a macrotask of its own. */
  untracked: false,
};

/** Passes on what an async function or a promise's executor throws; without an argument it only says that something may be thrown. */
export function rejectedWith(error?: unknown): unknown {
  activity.rejection = true;
  return error;
}
