/** A clock that moves only when a test says so. */
export class FakeClock {
  #time = 0;
  #timers = new Set();

  now = () => this.#time;

  setTimeout = (callback, ms) => {
    const timer = { at: this.#time + ms, callback };
    this.#timers.add(timer);
    return timer;
  };

  clearTimeout = (timer) => {
    this.#timers.delete(timer);
  };

  /** Resolves after `ms` of this clock. */
  sleep = (ms) => new Promise((resolve) => this.setTimeout(resolve, ms));

  /** Moves the time on by `ms`, with every timer that falls due on the way at its own time. */
  async advance(ms) {
    const end = this.#time + ms;
    for (;;) {
      // What waits for promises goes on first.
      await new Promise((resolve) => setImmediate(resolve));
      const due = [...this.#timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#time = due.at;
      due.callback();
    }
    this.#time = end;
  }
}
