// What a bench gets as its second argument, so that it can count instead of measuring time, and do the same work in every run.

/** Uniform numbers in [0, 1) from a 32-bit seed: mulberry32 (Tommy Ettinger, public domain). Same seed, same numbers. */
function seeded(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The value below which the part `p` (0.99) of the values lies: nearest rank, so always one that occurred. */
function percentile(values, p) {
  if (values.length === 0) throw new RangeError('a percentile needs at least one value');
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)];
}

/** Counts what is under way at once. `track(fn)` wraps an async function; `peak` is the most that ever ran together. */
function gauge() {
  const state = {
    calls: 0,
    current: 0,
    peak: 0,
    track:
      (fn) =>
      async (...given) => {
        state.calls += 1;
        state.current += 1;
        state.peak = Math.max(state.peak, state.current);
        try {
          return await fn(...given);
        } finally {
          state.current -= 1;
        }
      },
  };
  return state;
}

const turn = setImmediate;

/**
 * A clock that jumps: `sleep(ms)` waits in virtual time, `run(work)` moves the clock to the next sleeper whenever `work` has
 * nothing else to do, and `now` is how far it came: the makespan of `work`, the same on every machine.
 */
function virtualTime() {
  const sleepers = [];
  const clock = {
    now: 0,
    sleep: (ms) => new Promise((resolve) => sleepers.push({ at: clock.now + ms, resolve })),
    async run(work) {
      let over = false;
      const ended = (async () => work(clock))().finally(() => (over = true));
      // Whoever awaits `ended` below hears of a failure; until then it must not count as unhandled.
      ended.catch(() => {});
      for (;;) {
        await new Promise((resolve) => turn(resolve));
        if (over) return ended;
        if (sleepers.length === 0) throw new Error('the work waits for something that no virtual clock can bring');
        let next = 0;
        for (let index = 1; index < sleepers.length; index += 1)
          if (sleepers[index].at < sleepers[next].at) next = index;
        const [{ at, resolve }] = sleepers.splice(next, 1);
        clock.now = Math.max(clock.now, at);
        resolve();
      }
    },
  };
  return clock;
}

export const tools = Object.freeze({ seeded, percentile, gauge, virtualTime });
