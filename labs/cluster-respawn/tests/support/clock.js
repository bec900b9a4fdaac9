/** A clock that moves only when a test says so, and waiting that cannot hang. */
import assert from 'node:assert/strict';

/** For `it`: the last net under a test. */
export const TEST = { timeout: 10_000 };

/** Lets promises and immediates that are due run. */
export async function settle() {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** The shape of `clock.js`. Starts at 1,000,000, so that a clock of somebody else is noticed. */
export class FakeClock {
  #time = 1_000_000;
  #timers = new Set();

  now = () => this.#time;

  setTimeout = (callback, ms) => {
    const timer = { at: this.#time + Math.max(0, Number(ms) || 0), callback, ref: () => timer, unref: () => timer };
    this.#timers.add(timer);
    return timer;
  };

  clearTimeout = (timer) => {
    this.#timers.delete(timer);
  };

  /** How many timers are under way. */
  get pending() {
    return this.#timers.size;
  }

  /** Moves the time on by `ms`, with every timer that falls due on the way at its own time. */
  async advance(ms) {
    await settle();
    const end = this.#time + ms;
    for (;;) {
      const due = [...this.#timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#time = due.at;
      due.callback();
      await settle();
    }
    this.#time = end;
  }
}

/** Whether the promise of `stop()` has settled by now: 'pending', 'fulfilled' or 'rejected'. */
export async function stateOf(promise) {
  assert.ok(promise instanceof Promise, `stop() must return a promise; it returned ${typeof promise}.`);
  let state = 'pending';
  promise.then(
    () => (state = 'fulfilled'),
    () => (state = 'rejected'),
  );
  await settle();
  return state;
}
