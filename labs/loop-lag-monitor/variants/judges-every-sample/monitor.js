const realClock = { now: () => performance.now(), setTimeout, clearTimeout };

/** The same contract without a class: one object per run, and the state is judged at every sample as well as when somebody asks. */
export function LoopMonitor({
  resolutionMs = 10,
  windowMs = 1_000,
  maxLagMs = 100,
  resumeLagMs = 50,
  clock = realClock,
  eventLoopUtilization = performance.eventLoopUtilization,
} = {}) {
  let run = null;

  /** All delays that count now, the largest first. */
  function delays() {
    if (run === null) return [];
    const now = clock.now();
    const late = run.points.filter(({ at }) => now - at < windowMs).map((point) => point.late);
    if (run.armed && now > run.due) late.push(now - run.due);
    return late
      .flatMap((lag) =>
        Array.from({ length: Math.max(1, Math.ceil(lag / resolutionMs)) }, (_, step) => lag - step * resolutionMs),
      )
      .sort((a, b) => b - a);
  }

  function judge() {
    const { p99 } = lag();
    if (p99 > maxLagMs) run.overloaded = true;
    if (p99 < resumeLagMs) run.overloaded = false;
    return run.overloaded;
  }

  function arm(mine) {
    mine.due = clock.now() + resolutionMs;
    mine.timer = clock.setTimeout(sample, resolutionMs, mine);
    mine.timer.unref();
  }

  function sample(mine) {
    const at = clock.now();
    mine.points.push({ at, late: Math.max(0, at - mine.due), reading: eventLoopUtilization() });
    while (mine.points[0].at < at - 2 * windowMs) mine.points.shift();
    arm(mine);
    judge();
  }

  function lag() {
    const all = delays();
    const rank = (share) => all[all.length - Math.max(1, Math.ceil(share * all.length))] ?? 0;
    return { max: all[0] ?? 0, p50: rank(0.5), p99: rank(0.99) };
  }

  return {
    start() {
      if (run?.armed) return;
      run = { armed: true, points: [], overloaded: false, first: eventLoopUtilization() };
      arm(run);
    },
    stop() {
      if (run === null) return;
      run.armed = false;
      clock.clearTimeout(run.timer);
    },
    lag,
    utilization() {
      const oldest = clock.now() - windowMs;
      const base = run?.points.findLast(({ at }) => at <= oldest)?.reading ?? run?.first;
      return base === undefined ? 0 : eventLoopUtilization(eventLoopUtilization(), base).utilization;
    },
    get overloaded() {
      return run !== null && judge();
    },
  };
}
