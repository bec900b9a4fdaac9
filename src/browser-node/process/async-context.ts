/**
 * The async context frame of Node 24 (`AsyncContextFrame`, what AsyncLocalStorage stands on) in a browser, where V8's
 * continuation-preserved embedder data cannot be reached: one variable, kept across promise reactions by wrapping
 * `Promise.prototype.then`, and across `await` by the source transform (see transform/async-context.ts), which calls
 * `__hp.restore(__hp.frame(), await x)`.
 */
import { activity } from './activity.ts';

let current: unknown;

export function getFrame(): unknown {
  return current;
}

export function setFrame(frame: unknown): void {
  current = frame;
}

/** The frame to set back after the `await` that is about to begin. */
export function frameForAwait(): unknown {
  activity.microtasks = true;
  return current;
}

/** Sets the frame back and hands `value` through: the tail of a rewritten `await`. */
export function restoreFrame<T>(frame: unknown, value: T): T {
  current = frame;
  return value;
}

/** Binds `callback` to the frame that is current now. */
export function bindFrame<A extends unknown[], R>(callback: (...args: A) => R): (...args: A) => R {
  const frame = current;
  if (frame === undefined) return callback;
  return function bound(this: unknown, ...args: A): R {
    const outer = current;
    current = frame;
    try {
      return callback.apply(this, args);
    } finally {
      current = outer;
    }
  };
}

/** What a promise reaction runs in: the frame of the `then` call. What it throws is a rejection that may be nobody's. */
export function runReaction(reaction: (value: unknown) => unknown, frame: unknown, value: unknown): unknown {
  const outer = current;
  current = frame;
  try {
    return reaction(value);
  } catch (error) {
    activity.rejection = true;
    throw error;
  } finally {
    current = outer;
  }
}
