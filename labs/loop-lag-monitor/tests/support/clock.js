/** An event loop on paper: time moves only when a test says so, and timers run as late as the loop is blocked. */

/**
 * Starts at 0. `clock` goes into the monitor; `eventLoopUtilization` belongs to it.
 *
 * - `run(ms)`: the loop turns for so long and is idle between timers.
 * - `block(ms)`: one callback takes so long. Nothing runs meanwhile; what fell due runs with the next `run`.
 */
export function paperLoop() {
  let time = 0;
  let active = 0;
  let immediates = [];
  const timers = new Set();

  const clock = {
    now: () => time,
    setTimeout: (fn, ms = 1, ...args) => addTimer(() => fn(...args), ms, false),
    setInterval: (fn, ms = 1, ...args) => addTimer(() => fn(...args), ms, true),
    clearTimeout: (timer) => void timers.delete(timer),
    clearInterval: (timer) => void timers.delete(timer),
    setImmediate(fn, ...args) {
      const immediate = { fn: () => fn(...args), ...handle() };
      immediates.push(immediate);
      return immediate;
    },
    clearImmediate(immediate) {
      immediates = immediates.filter((other) => other !== immediate);
    },
  };

  function addTimer(fn, ms, repeat) {
    const timer = { fn, ms: Math.max(1, ms), repeat, dueAt: time + Math.max(1, ms), ...handle() };
    timers.add(timer);
    return timer;
  }

  function fire(timer) {
    if (timer.repeat) timer.dueAt = time + timer.ms;
    else timers.delete(timer);
    timer.fn();
  }

  async function check() {
    while (immediates.length > 0) {
      const queued = immediates;
      immediates = [];
      for (const { fn } of queued) fn();
      await microtasks();
    }
  }

  async function run(ms) {
    const end = time + ms;
    await check();
    for (;;) {
      const next = [...timers].sort((a, b) => a.dueAt - b.dueAt)[0];
      if (!next || next.dueAt > end) break;
      time = Math.max(time, next.dueAt);
      fire(next);
      await microtasks();
      await check();
    }
    time = end;
  }

  return {
    clock,
    run,
    block(ms) {
      time += ms;
      active += ms;
    },
    /** What would keep the process alive, and what is armed at all. */
    pending: () => [...timers, ...immediates].length,
    alive: () => [...timers, ...immediates].filter((entry) => entry.hasRef()).length,
    /** Node's function: totals since the start, or the difference to an earlier reading, or between two readings. */
    eventLoopUtilization(later, earlier) {
      if (earlier) return reading(later.idle - earlier.idle, later.active - earlier.active);
      return reading(time - active - (later?.idle ?? 0), active - (later?.active ?? 0));
    },
  };
}

function handle() {
  let ref = true;
  return {
    hasRef: () => ref,
    ref() {
      ref = true;
      return this;
    },
    unref() {
      ref = false;
      return this;
    },
  };
}

function reading(idle, active) {
  return { idle, active, utilization: idle + active > 0 ? active / (idle + active) : 0 };
}

/** Lets promises of the monitor settle, should it use any. */
async function microtasks() {
  for (let round = 0; round < 4; round += 1) await null;
}
