/**
 * The event loop of one process or thread: libuv's phases (timers, immediates, incoming events) on browser macrotasks.
 *
 * The rule that keeps Node's order of nextTick, microtask and macrotask: every Node callback runs in a macrotask of its own, so
 * that the browser's own microtask checkpoint stands where Node's is. `runMicrotasks` can therefore be empty.
 */
import type { BindingLoop } from '../bindings/types.ts';
import { setFrame } from './async-context.ts';
import { host, now } from './host-globals.ts';

/** What Node's patched `processTimers`/`processImmediate` return when a callback ran and more are due. */
const MORE = 'more';

type Phase = 'timers' | 'immediates';

/** Set by the timers binding's `setupTimers`. */
export interface TimerCallbacks {
  processImmediate(): unknown;
  /** Returns 0, the next expiry (negative when only unreferenced timers are left), or `MORE`. */
  processTimers(now: number): unknown;
}

export class EventLoop implements BindingLoop {
  /** `tickInfo` of Node's task queue: [has tick scheduled, has rejection to warn]; setting it wakes the loop. */
  readonly tickInfo: [number, number] = [0, 0];
  /** Counters shared with `internal/timers`: [count, refCount, hasOutstanding]. */
  readonly immediateInfo = new Uint32Array(3);
  /** Number of referenced timers, shared with `internal/timers`. */
  readonly timeoutInfo = new Int32Array(1);
  /** True after a patched `listOnTimeout` has run one timer callback. */
  timerRan = false;
  tickCallback: (() => void) | undefined;
  timers: TimerCallbacks | undefined;
  /** Called for an exception that left a Node callback. */
  onUncaught: (error: unknown, fromPromise: boolean) => void = (error) => {
    throw error;
  };
  /** Called when nothing keeps the process alive any more. It may start new work. */
  onIdle: () => void = () => undefined;
  /** Total milliseconds spent waiting for events (event-loop utilisation). */
  idleMs = 0;

  #refs = 0;
  #exiting = false;
  #started = false;
  #entered = false;
  #inTurn = false;
  #phase: Phase = 'timers';
  #phaseNow = 0;
  #moreImmediates = false;
  #cachedNow = 0;
  #wakePosted = false;
  #idleTurns = 0;
  #timerAt = Infinity;
  #timerHandle: ReturnType<typeof setTimeout> | undefined;
  #lastLeave = now();
  readonly #startedAt = now();
  readonly #wake = new host.MessageChannel();
  readonly #soonQueue: (() => void)[] = [];
  readonly #soon = new host.MessageChannel();

  constructor() {
    this.#wake.port1.onmessage = () => {
      this.#wakePosted = false;
      this.#turn();
    };
    this.#soon.port1.onmessage = () => {
      const callback = this.#soonQueue.shift();
      if (callback === undefined) return;
      this.#refs--;
      this.enter(callback);
    };
    this.#watchTickInfo(0);
    this.#watchTickInfo(1);
  }

  get exiting(): boolean {
    return this.#exiting;
  }

  /** From now on the loop may find that it is idle and end the process. */
  start(): void {
    this.#started = true;
    this.#pump();
  }

  /** No callback runs any more. */
  stop(): void {
    this.#exiting = true;
    host.clearTimeout(this.#timerHandle);
  }

  ref(): void {
    this.#refs++;
  }

  unref(): void {
    this.#refs--;
    if (this.#refs <= 0) this.#pump();
  }

  now(): number {
    this.#updateTime();
    return Math.floor(this.#cachedNow);
  }

  soon(callback: () => void): void {
    this.#refs++;
    this.#soonQueue.push(callback);
    this.#soon.port2.postMessage(0);
  }

  enter(callback: () => void): void {
    if (this.#exiting) return;
    if (this.#entered) {
      callback();
      return;
    }
    this.#entered = true;
    this.idleMs += Math.max(0, now() - this.#lastLeave);
    setFrame(undefined);
    this.#updateTime();
    try {
      this.#drainTicks();
      this.#guard(callback);
      setFrame(undefined);
      this.#drainTicks();
    } finally {
      this.#entered = false;
      setFrame(undefined);
      this.#lastLeave = now();
    }
    if (this.#inTurn || this.exiting) return;
    this.#idleTurns = 0;
    if ((this.immediateInfo[0] ?? 0) > 0 || this.#hasTicks() || !this.#alive()) this.#pump();
  }

  /** Arms the timer phase `ms` from now (the timers binding's `scheduleTimer`). */
  scheduleTimer(ms: number): void {
    this.#updateTime();
    this.#arm(this.#cachedNow + Math.max(1, ms));
  }

  /** True when something is still to come: a referenced handle, timer, immediate or tick. */
  isAlive(): boolean {
    return this.#alive();
  }

  /** Wakes the loop so that it looks again whether it is alive. */
  poke(): void {
    this.#pump();
  }

  #watchTickInfo(index: 0 | 1): void {
    let value = 0;
    Object.defineProperty(this.tickInfo, index, {
      get: () => value,
      set: (next: number) => {
        if (next !== 0 && value === 0 && !this.#entered) this.#pump();
        value = next;
      },
    });
  }

  #hasTicks(): boolean {
    return this.tickInfo[0] !== 0 || this.tickInfo[1] !== 0;
  }

  #alive(): boolean {
    return (
      this.#refs > 0 || (this.immediateInfo[1] ?? 0) > 0 || (this.timeoutInfo[0] ?? 0) > 0 || this.tickInfo[0] !== 0
    );
  }

  #updateTime(): void {
    this.#cachedNow = now() - this.#startedAt;
  }

  #guard(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      this.onUncaught(error, false);
    }
  }

  #drainTicks(): void {
    while (this.#hasTicks() && !this.#exiting && this.tickCallback !== undefined) {
      this.#idleTurns = 0;
      try {
        this.tickCallback();
      } catch (error) {
        this.onUncaught(error, false);
        continue;
      }
      break;
    }
  }

  #pump(): void {
    if (this.#wakePosted || this.#exiting) return;
    this.#wakePosted = true;
    this.#wake.port2.postMessage(0);
  }

  #arm(at: number): void {
    if (at >= this.#timerAt && this.#timerHandle !== undefined) return;
    host.clearTimeout(this.#timerHandle);
    this.#timerAt = at;
    const delay = Math.max(0, at - (now() - this.#startedAt));
    this.#timerHandle = host.setTimeout(() => {
      this.#timerHandle = undefined;
      this.#timerAt = Infinity;
      this.#pump();
    }, delay);
  }

  /** One macrotask of the loop: at most one timer or one immediate callback. */
  #turn(): void {
    if (this.#exiting) return;
    // An object, because TypeScript does not see that the callback writes it.
    const turn = { ran: false };
    this.#inTurn = true;
    this.enter(() => {
      try {
        // A turn that finds no immediate looks at the timers too: a timer may have fired into this very wake-up.
        turn.ran = (this.#phase === 'immediates' && this.#runImmediates()) || this.#runTimers();
      } catch (error) {
        turn.ran = true;
        this.timerRan = false;
        this.#phaseNow = 0;
        throw error;
      }
    });
    this.#inTurn = false;
    if (turn.ran || (this.immediateInfo[0] ?? 0) > 0 || this.#hasTicks()) {
      this.#idleTurns = 0;
      this.#pump();
    } else {
      this.#checkIdle();
    }
  }

  #runTimers(): boolean {
    if (this.timers === undefined) return false;
    if (this.#phaseNow === 0) {
      this.#updateTime();
      this.#phaseNow = Math.floor(this.#cachedNow);
    }
    const next = this.timers.processTimers(this.#phaseNow);
    const ran = this.timerRan;
    this.timerRan = false;
    if (next === MORE) return true;
    if (typeof next === 'number' && next !== 0) this.#arm(Math.abs(next));
    this.#phase = 'immediates';
    this.#phaseNow = 0;
    // A timer's microtasks have to run before the first immediate.
    return ran || this.#runImmediates();
  }

  #runImmediates(): boolean {
    const due = (this.immediateInfo[0] ?? 0) > 0 || this.#moreImmediates;
    if (!due || this.timers === undefined) {
      this.#phase = 'timers';
      return false;
    }
    this.#moreImmediates = this.timers.processImmediate() === MORE;
    if (!this.#moreImmediates) this.#phase = 'timers';
    return true;
  }

  #checkIdle(): void {
    if (this.#exiting || !this.#started || this.#wakePosted) return;
    if (this.#alive()) {
      this.#idleTurns = 0;
      return;
    }
    // Microtasks of the last callback may still have been running when this turn began: look once more.
    if (this.#idleTurns === 0) {
      this.#idleTurns = 1;
      this.#pump();
      return;
    }
    this.#idleTurns = 0;
    this.onIdle();
  }
}
