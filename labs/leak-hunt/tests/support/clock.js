/** Timers on paper: time moves by `run(ms)` only, and `armed` says how many are waiting. */
export class PaperClock {
  #time = 0;
  #timers = new Set();

  setTimeout = (fn, ms) => this.#add({ fn, dueAt: this.#time + ms });
  setInterval = (fn, ms) => this.#add({ fn, dueAt: this.#time + ms, every: ms });
  clearTimeout = (timer) => void this.#timers.delete(timer);
  clearInterval = this.clearTimeout;

  get armed() {
    return this.#timers.size;
  }

  run(ms) {
    const end = this.#time + ms;
    for (;;) {
      const [next] = [...this.#timers].sort((a, b) => a.dueAt - b.dueAt);
      if (!next || next.dueAt > end) break;
      this.#time = next.dueAt;
      if (next.every === undefined) this.#timers.delete(next);
      else next.dueAt += next.every;
      next.fn();
    }
    this.#time = end;
  }

  #add(timer) {
    timer.ref = timer.unref = () => timer;
    this.#timers.add(timer);
    return timer;
  }
}
