// What a run tells of itself while it goes on: event-loop delay, heap, and whatever code publishes with
// `diagnostics_channel.channel('hotpath:gauge').publish({ name, value, unit })`.
import { subscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const CHANNEL = 'hotpath:gauge';
const MOST_NAMES = 10;
const LONGEST_NAME = 40;
/** Of values that come faster than that (ms), only the latest counts. */
const STEP_MS = 20;
/** So often at most (ms) is something sent. */
const TELL_MS = 250;
/** Milliseconds between two looks at the event loop; what it takes longer is its delay. */
const LOOK_MS = 20;

const now = performance.now.bind(performance);
const memory = process.memoryUsage.bind(process);
const { isFinite } = Number;

/** Calls `send` with `[name, unit, at, value]` points, a few times a second; `value` is null where this engine cannot tell. */
export function watchGauges(send) {
  const startedAt = now();
  /** Latest point of each name that has not been sent. */
  const open = new Map();
  const names = new Set();
  let points = [];
  let toldAt = startedAt;

  function note(name, unit, value, at) {
    const last = open.get(name);
    const next = [name, unit, at, value];
    if (last !== undefined && at - last.since < STEP_MS) {
      points[last.index] = next;
      return;
    }
    open.set(name, { since: at, index: points.length });
    points.push(next);
  }

  function flush() {
    if (points.length === 0) return;
    toldAt = now();
    send(points);
    points = [];
    open.clear();
  }

  subscribe(CHANNEL, (message) => {
    // Whoever publishes nonsense must not be the one who fails: an error here would be an uncaught exception.
    try {
      const { name, value, unit } = message;
      if (typeof name !== 'string' || typeof value !== 'number') return;
      const short = name.slice(0, LONGEST_NAME);
      if (!names.has(short) && names.size >= MOST_NAMES) return;
      names.add(short);
      note(
        short,
        typeof unit === 'string' ? unit.slice(0, LONGEST_NAME) : '',
        isFinite(value) ? value : null,
        now() - startedAt,
      );
      if (now() - toldAt >= TELL_MS) flush();
    } catch {
      // It is not a gauge.
    }
  });

  const delay = monitorEventLoopDelay({ resolution: LOOK_MS });
  delay.enable();

  return {
    /** To be called now and then: looks at loop and heap, and sends what there is when it is time, or the last time. */
    tell(isLast) {
      const time = now();
      if (!isLast && time - toldAt < TELL_MS) return;
      const at = time - startedAt;
      if (delay.max > 0) note('event-loop delay', 'ms', Math.max(0, delay.max / 1e6 - LOOK_MS), at);
      delay.reset();
      const heap = memory().heapUsed;
      note('heap', 'MB', heap > 0 ? heap / 1e6 : null, at);
      flush();
    },
  };
}
