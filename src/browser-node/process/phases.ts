/** libuv's phases: which of the callbacks that wait comes next. Runs nothing itself. */
import { now } from './host-globals.ts';

/** What Node's patched `processTimers`/`processImmediate` return when they stopped for the microtasks and more is due. */
const MORE = 'more';

/** Looking at the clock takes as long as a small callback. */
const ITERATIONS_PER_LOOK = 8;

type Callback = () => void;

/** Set by the timers binding's `setupTimers`. */
export interface TimerCallbacks {
  processImmediate(): unknown;
  /** Returns 0, the next expiry (negative when only unreferenced timers are left), or `MORE`. */
  processTimers(now: number): unknown;
}

export class Phases {
  timers: TimerCallbacks | undefined;
  /** Counters shared with `internal/timers`: [count, refCount, hasOutstanding]. */
  readonly immediateInfo = new Uint32Array(3);
  /** Number of referenced timers, shared with `internal/timers`. */
  readonly timeoutInfo = new Int32Array(1);
  /** Iterations, events and events waited for (`performance.nodeTiming.uvMetricsInfo`). */
  readonly metrics = { loopCount: 0, events: 0, eventsWaiting: 0 };

  /** libuv looks at the timers once before its first iteration. */
  #phase: 'poll' | 'check' | 'closing' | 'timers' = 'timers';
  #arrived: Callback[] = [];
  #arrivedAgain: Callback[] = [];
  #pending: Callback[] = [];
  /** The callbacks of the poll phase that runs, and how many of them have run. */
  #polled: Callback[] = [];
  #polledCount = 0;
  #hasPolled = false;
  #closing: Callback[] = [];
  /** The close callbacks of the closing phase that runs, the first one last: libuv takes the handle that was closed last first. */
  #closed: Callback[] = [];
  #moreImmediates = false;
  #timerAt = Infinity;
  /** Time of the timers phase that was interrupted; 0 when none was. */
  #phaseNow = 0;
  readonly #startedAt = now();

  /** True between two iterations: an event that comes now is the next thing to run. */
  get isPolling(): boolean {
    return this.#phase === 'poll' && !this.#hasPolled;
  }

  /** When the next timer is due; Infinity without one. */
  get timerAt(): number {
    return this.#timerAt;
  }

  /** Milliseconds since the loop was made. */
  exactNow(): number {
    return now() - this.#startedAt;
  }

  now(): number {
    return Math.floor(this.exactNow());
  }

  /** An event for the next poll phase; `again`: of something that this iteration's has polled already, which comes first (epoll). */
  push(callback: Callback, again = false): void {
    if (again) this.#arrivedAgain.push(callback);
    else this.#arrived.push(callback);
  }

  /** A request that is done (libuv's pending queue): called before and after the events of the poll phase. */
  complete(callback: Callback): void {
    this.#pending.push(callback);
  }

  /** A handle's close callback, for the end of this iteration. */
  close(callback: Callback): void {
    this.#closing.push(callback);
  }

  scheduleTimer(ms: number): void {
    this.#timerAt = Math.min(this.#timerAt, this.now() + Math.max(1, ms));
  }

  hasReferenced(): boolean {
    return (this.immediateInfo[1] ?? 0) > 0 || (this.timeoutInfo[0] ?? 0) > 0;
  }

  #hasImmediates(): boolean {
    return (this.immediateInfo[0] ?? 0) > 0 || this.#moreImmediates;
  }

  /** True when something can run without waiting. */
  hasWork(): boolean {
    return (
      this.#arrived.length > 0 ||
      this.#arrivedAgain.length > 0 ||
      this.#pending.length > 0 ||
      this.#polledCount < this.#polled.length ||
      this.#hasImmediates() ||
      this.#closing.length > 0
    );
  }

  /** The next callback; undefined when the browser has to be asked for events first, at the latest at the time `until`. */
  next(until: number): Callback | undefined {
    for (;;) {
      if (this.#phase === 'poll') {
        const callback = this.#nextEvent();
        if (callback !== undefined) return callback;
        this.#phase = 'check';
      }
      if (this.#phase === 'check') {
        if (this.#hasImmediates()) return this.#immediates;
        this.#startClosing();
      }
      if (this.#phase === 'closing') {
        const callback = this.#closed.pop();
        if (callback !== undefined) return callback;
        this.#phase = 'timers';
      }
      if (this.#phaseNow !== 0 || (this.#timerAt !== Infinity && this.exactNow() >= this.#timerAt))
        return this.#dueTimers;
      this.#endIteration();
      if (!this.hasWork()) return undefined;
      if (this.metrics.loopCount % ITERATIONS_PER_LOOK === 0 && now() >= until) return undefined;
    }
  }

  #nextEvent(): Callback | undefined {
    if (!this.#hasPolled) {
      const completed = this.#pending.shift();
      if (completed !== undefined) return completed;
      this.#hasPolled = true;
      this.#polledCount = 0;
      this.#polled = this.#arrivedAgain.length === 0 ? this.#arrived : [...this.#arrivedAgain, ...this.#arrived];
      this.#arrived = [];
      this.#arrivedAgain = [];
    }
    const callback = this.#polled[this.#polledCount];
    if (callback === undefined) {
      this.#polled = [];
      this.#polledCount = 0;
      return this.#pending.shift();
    }
    this.#polledCount++;
    this.metrics.events++;
    return callback;
  }

  #endIteration(): void {
    this.#phase = 'poll';
    this.#hasPolled = false;
    this.metrics.loopCount++;
  }

  /** After an exception it is called again at once: Node goes on with the immediates that are left. */
  readonly #immediates = (): void => {
    this.#moreImmediates = true;
    this.#moreImmediates = this.timers?.processImmediate() === MORE;
    if (!this.#moreImmediates) this.#startClosing();
  };

  /** What these callbacks close in turn is closed in the next iteration. */
  #startClosing(): void {
    this.#phase = 'closing';
    [this.#closed, this.#closing] = [this.#closing, []];
  }

  /** After an exception it is called again at once, with the same time. */
  readonly #dueTimers = (): void => {
    if (this.#phaseNow === 0) this.#phaseNow = Math.max(1, this.now());
    // Timers that are set by those that run ask for an earlier time by `scheduleTimer`.
    const next = this.timers?.processTimers(this.#phaseNow);
    if (next === MORE) return;
    this.#phaseNow = 0;
    this.#timerAt = typeof next === 'number' && next !== 0 ? Math.abs(next) : Infinity;
    this.#endIteration();
  };
}
