/** A clock that only the test moves, in place of the timers of the platform. */
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, beforeEach } from 'node:test';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 5_000 };

const nextTurn = globalThis.setImmediate;
const TURNS = 8;

/** Lets everything happen that is ready to. */
export async function turns(count = TURNS) {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => nextTurn(resolve));
}

/** The fake clock of the current test. */
export const clock = {
  now: 0,
  /** Timers that have not fired and were not cleared. */
  pending: new Set(),
  /** Moves the clock on, and fires each timer at its time. Between two, everything happens that can. */
  async advance(ms) {
    const target = clock.now + ms;
    await turns();
    for (;;) {
      const [next] = [...clock.pending].filter((timer) => timer.at <= target).sort((a, b) => a.at - b.at);
      if (!next) break;
      clock.now = Math.max(clock.now, next.at);
      clock.pending.delete(next);
      next.fire();
      await turns();
    }
    clock.now = target;
  },
};

class FakeTimer {
  #ref = true;

  constructor(fire, ms) {
    // As the real ones: what is no time, or too long for 32 bits, becomes 1 ms.
    this.at = clock.now + (ms >= 1 && ms <= 2 ** 31 - 1 ? ms : 1);
    this.fire = fire;
    clock.pending.add(this);
  }
  ref() {
    this.#ref = true;
    return this;
  }
  unref() {
    this.#ref = false;
    return this;
  }
  hasRef() {
    return this.#ref;
  }
  close() {
    clock.pending.delete(this);
    return this;
  }
  [Symbol.dispose]() {
    this.close();
  }
}

const fakeSetTimeout = (fn, ms, ...given) => new FakeTimer(() => fn(...given), ms);
const fakeClearTimeout = (timer) => timer instanceof FakeTimer && timer.close();

function fakeSleep(ms, value, { signal, ref = true } = {}) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const fail = () => {
    const error = new Error('The operation was aborted', { cause: signal.reason });
    reject(Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' }));
  };
  if (signal?.aborted) {
    fail();
    return promise;
  }
  const timer = new FakeTimer(() => resolve(value), ms);
  if (!ref) timer.unref();
  const onAbort = () => {
    timer.close();
    fail();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  return promise.finally(() => signal?.removeEventListener('abort', onAbort));
}

function fakeTimeoutSignal(ms) {
  const controller = new AbortController();
  const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  new FakeTimer(() => controller.abort(reason), ms).unref();
  return controller.signal;
}

// For good, and before the lab's files are loaded: test files import this one first. So a named import gets the right function, too.
timers.setTimeout = fakeSetTimeout;
timers.clearTimeout = fakeClearTimeout;
timersPromises.setTimeout = fakeSleep;
timersPromises.scheduler.wait = (ms, options) => fakeSleep(ms, undefined, options);
AbortSignal.timeout = fakeTimeoutSignal;
syncBuiltinESMExports();

/** What everything in the process uses: replaced while a test runs, and only then. */
const globals = [
  [globalThis, 'setTimeout', fakeSetTimeout],
  [globalThis, 'clearTimeout', fakeClearTimeout],
  [performance, 'now', () => clock.now],
  [Date, 'now', () => clock.now],
];
const real = globals.map(([object, name]) => Object.getOwnPropertyDescriptor(object, name));

/** For each `describe`: every test begins at 0 ms, with no timer pending. */
export function useFakeClock() {
  beforeEach(() => {
    clock.now = 0;
    clock.pending.clear();
    for (const [object, name, value] of globals) {
      Object.defineProperty(object, name, { value, configurable: true, writable: true });
    }
  });
  afterEach(() => {
    globals.forEach(([object, name], index) => {
      if (real[index]) Object.defineProperty(object, name, real[index]);
      else Reflect.deleteProperty(object, name);
    });
  });
}
