/**
 * A server on paper gets a request every 8 ms and needs 10 ms for each: more than it can do. How long do those wait that get
 * their answer? Counted in the time of the paper loop, so it is the same in every run.
 */
import { LoopMonitor } from '../monitor.js';
import { shedding } from '../shedding.js';

const REQUESTS = 400;
const EVERY_MS = 8;
const WORK_MS = 10;

/** A clock that only work and idling move, and timers that run when the loop comes to them. */
function paperLoop() {
  let time = 0;
  const timers = new Set();
  const add = (fn, ms, every) => {
    const timer = { fn, every, dueAt: time + ms, ref: () => timer, unref: () => timer, hasRef: () => false };
    timers.add(timer);
    return timer;
  };
  const clear = (timer) => void timers.delete(timer);
  return {
    clock: {
      now: () => time,
      setTimeout: (fn, ms = 1) => add(fn, ms),
      setInterval: (fn, ms = 1) => add(fn, ms, ms),
      setImmediate: (fn) => add(fn, 0),
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
    },
    eventLoopUtilization: () => ({ idle: 0, active: time, utilization: 1 }),
    work(ms) {
      time += ms;
    },
    /** Runs what is due, on time or late, up to the moment `until`. */
    async turn(until) {
      for (;;) {
        const [next] = [...timers].sort((a, b) => a.dueAt - b.dueAt);
        if (!next || next.dueAt > Math.max(time, until)) break;
        time = Math.max(time, next.dueAt);
        if (next.every === undefined) timers.delete(next);
        else next.dueAt = time + next.every;
        next.fn();
        for (let round = 0; round < 4; round += 1) await null;
      }
      time = Math.max(time, until);
    },
  };
}

/** Answers all requests in the order in which they came. `doorOf` puts something before the handler. */
async function serve(doorOf, tools) {
  const loop = paperLoop();
  const waits = [];
  let arrivedAt = 0;
  const door = doorOf(loop, (req, res) => {
    loop.work(WORK_MS);
    waits.push(loop.clock.now() - arrivedAt);
    res.end();
  });
  let next = 0;
  let ended = 0;
  const res = { setHeader: () => res, writeHead: () => res, end: () => (ended += 1) };
  while (next < REQUESTS) {
    // Poll: everything that has come so far, one after the other. Then the timers get their turn.
    const pending = Math.min(REQUESTS, Math.floor(loop.clock.now() / EVERY_MS) + 1);
    for (; next < pending; next += 1) {
      arrivedAt = next * EVERY_MS;
      door({ method: 'GET', url: '/orders', headers: {} }, res);
    }
    await loop.turn(next * EVERY_MS);
  }
  return { value: tools.percentile(waits, 0.99), result: ended };
}

export default {
  baseline: (context, tools) => serve((loop, handler) => handler, tools),

  candidate: (context, tools) =>
    serve((loop, handler) => {
      const monitor = new LoopMonitor({ ...loop, resolutionMs: 10, windowMs: 200, maxLagMs: 50, resumeLagMs: 20 });
      monitor.start();
      return shedding(monitor, handler);
    }, tools),
};
