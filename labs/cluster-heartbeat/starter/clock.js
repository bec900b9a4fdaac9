/**
 * The real clock. Tests pass one of the same shape that moves only when they say so.
 *
 * @typedef {object} Clock
 * @property {() => number} now Milliseconds. Only differences mean something.
 * @property {(callback: () => void, ms: number) => unknown} setTimeout Returns what `clearTimeout` takes.
 * @property {(timer: unknown) => void} clearTimeout
 */

/** @type {Clock} */
export const systemClock = {
  now: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => clearTimeout(timer),
};
