/**
 * The async context frame of Node 24 (`AsyncContextFrame`, what AsyncLocalStorage stands on) in a browser, where V8's
 * continuation-preserved embedder data cannot be reached: one variable, kept across promise reactions by wrapping
 * `Promise.prototype.then`, and across `await` by the source transform (see transform/await.ts), which calls
 * `__hp.restore(__hp.frame(), await x)`.
 */
let current: unknown;

export function getFrame(): unknown {
  return current;
}

export function setFrame(frame: unknown): void {
  current = frame;
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

type Reaction = ((value: unknown) => unknown) | null | undefined;

/** Must run before Node's primordials copy `Promise.prototype.then`. */
export function installPromiseContext(): void {
  const nativeThen = Promise.prototype.then;
  const wrap = (reaction: Reaction, frame: unknown): Reaction => {
    if (typeof reaction !== 'function') return reaction;
    return (value) => {
      const outer = current;
      current = frame;
      try {
        return reaction(value);
      } finally {
        current = outer;
      }
    };
  };
  const holder = {
    then(this: Promise<unknown>, onFulfilled: Reaction, onRejected: Reaction): Promise<unknown> {
      if (current === undefined) return nativeThen.call(this, onFulfilled, onRejected);
      return nativeThen.call(this, wrap(onFulfilled, current), wrap(onRejected, current));
    },
  };
  void Object.defineProperty(Promise.prototype, 'then', {
    value: holder.then,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}
