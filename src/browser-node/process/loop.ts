/**
 * The event loop of one process or thread: libuv's phases (poll, check, timers) on browser macrotasks.
 *
 * The rule that keeps Node's order of nextTick, microtask and macrotask: where Node would run microtasks, the loop gives the browser
 * its own microtask checkpoint by ending the macrotask. It does so only when a microtask may be waiting (see activity.ts); otherwise
 * it goes on to the next callback. `runMicrotasks` can therefore be empty.
 */
import type { BindingLoop } from '../bindings/types.ts';
import { activity } from './activity.ts';
import { Alarm } from './alarm.ts';
import { setFrame } from './async-context.ts';
import { host, now } from './host-globals.ts';
import { IdleClock } from './idle-clock.ts';
import type { Inbox } from './inbox.ts';
import { Phases } from './phases.ts';
import { createTickInfo } from './tick-info.ts';

/** Milliseconds for which a busy loop does without looking for events of the browser. */
const SLICE_MS = 0.5;

type Callback = () => void;

export class EventLoop implements BindingLoop {
  /** `tickInfo` of Node's task queue: [has tick scheduled, has rejection to warn]; setting it wakes the loop. */
  readonly tickInfo = createTickInfo(() => {
    this.poke();
  });
  tickCallback: (() => void) | undefined;
  /** Called for an exception that left a Node callback. */
  onUncaught: (error: unknown, fromPromise: boolean) => void = (error) => {
    throw error;
  };
  /** Called before the first iteration. */
  onBegin: () => void = () => undefined;
  /** Called when nothing keeps the process alive any more: it may start new work. */
  onBeforeExit: () => void = () => undefined;
  /** Called after it when there is still nothing. */
  onExit: () => void = () => undefined;
  inbox: Inbox | undefined;
  /** Which callback comes next. */
  readonly phases = new Phases();
  readonly idle = new IdleClock();

  #refs = 0;
  #exiting = false;
  #started = false;
  #begun = false;
  #entered = false;
  #wakePosted = false;
  /** What has been done since nothing kept the process alive. */
  #idleStage: 'none' | 'looked' | 'told' = 'none';
  /** True when an exception came between a callback and its ticks: Node leaves them to the callback that comes next. */
  #ticksLeft = false;
  readonly #wake = new host.MessageChannel();
  readonly #alarm = new Alarm(() => {
    this.#pump();
  });

  constructor() {
    this.#wake.port1.onmessage = () => {
      this.#wakePosted = false;
      this.#turn();
    };
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
    this.idle.start();
    this.#alarm.clear();
  }

  ref(): void {
    this.#refs++;
  }

  unref(): void {
    this.#refs--;
    if (this.#refs <= 0) this.poke();
  }

  now(): number {
    return this.phases.now();
  }

  soon(callback: Callback, again = false): void {
    this.#refs++;
    this.phases.push(() => {
      this.#refs--;
      callback();
    }, again);
    if (!this.#entered) this.#pump();
  }

  get iteration(): number {
    return this.phases.metrics.loopCount;
  }

  pending(callback: Callback): void {
    this.#refs++;
    this.phases.complete(() => {
      this.#refs--;
      callback();
    });
    if (!this.#entered) this.#pump();
  }

  closing(callback: Callback): void {
    this.#refs++;
    this.phases.close(() => {
      this.#refs--;
      callback();
    });
    if (!this.#entered) this.#pump();
  }

  enter(callback: Callback): void {
    if (this.#exiting) return;
    if (this.#entered) {
      callback();
      return;
    }
    this.phases.push(callback);
    const isQuiet = this.phases.isPolling && !this.#wakePosted && !this.#hasTicks() && !activity.rejection;
    if (isQuiet) this.#turn();
    else this.#pump();
  }

  /** Like {@link enter}, but never from within a callback: for events that a callback's end may bring to light. */
  arrive(callback: Callback): void {
    if (this.#entered) this.phases.push(callback);
    else this.enter(callback);
  }

  /** Runs `callback` at once, outside of the phases: the main script, and what comes when the loop has ended. */
  run(callback: Callback): void {
    if (this.#exiting) return;
    const outer = this.#entered;
    this.#entered = true;
    this.idle.end();
    let ended: boolean;
    try {
      ended = this.#call(callback);
    } finally {
      this.#entered = outer;
    }
    if (ended || outer) this.#pump();
    else this.#turn();
  }

  /** Arms the timer phase `ms` from now (the timers binding's `scheduleTimer`). */
  scheduleTimer(ms: number): void {
    this.phases.scheduleTimer(ms);
    if (!this.#entered) this.#pump();
  }

  /** True when a callback must not be followed by another one in this macrotask. */
  mustYield(): boolean {
    return activity.microtasks || activity.rejection || activity.untracked || this.#exiting;
  }

  /** True when something is still to come: a referenced handle, timer, immediate or tick. */
  isAlive(): boolean {
    return this.#refs > 0 || this.phases.hasReferenced() || this.tickInfo[0] !== 0;
  }

  /** Wakes the loop so that it looks again whether it is alive. */
  poke(): void {
    if (!this.#entered) this.#pump();
  }

  #hasTicks(): boolean {
    return this.tickInfo[0] !== 0 || this.tickInfo[1] !== 0;
  }

  #pump(): void {
    if (this.#wakePosted || this.#exiting) return;
    this.#wakePosted = true;
    this.idle.end();
    this.#wake.port2.postMessage(0);
  }

  /**
   * Runs a callback and the ticks it left. After an exception Node leaves them to the next callback; and so that this comes before
   * the microtasks, as it does there, false is returned: the macrotask goes on.
   */
  #call(callback: Callback): boolean {
    this.idle.recorder?.next();
    setFrame(undefined);
    try {
      callback();
    } catch (error) {
      setFrame(undefined);
      this.#ticksLeft = true;
      this.onUncaught(error, false);
      return false;
    }
    return this.#drainTicks();
  }

  /** False when one of them threw. */
  #drainTicks(): boolean {
    setFrame(undefined);
    this.#ticksLeft = false;
    if (!this.#hasTicks() || this.#exiting || this.tickCallback === undefined) return true;
    try {
      this.tickCallback();
      return true;
    } catch (error) {
      this.#ticksLeft = true;
      this.onUncaught(error, false);
      return false;
    } finally {
      setFrame(undefined);
    }
  }

  /** What happened before the first turn of a process that has been started is not the loop's time. */
  #begin(): void {
    if (!this.#started || this.#begun) return;
    this.#begun = true;
    this.idle.reset();
    this.onBegin();
  }

  /** One macrotask of the loop. */
  #turn(): void {
    if (this.#exiting) return;
    this.idle.end();
    this.#begin();
    this.#entered = true;
    if (!this.#ticksLeft) activity.microtasks = false;
    const until = now() + SLICE_MS;
    this.inbox?.poll();
    let goesOn = true;
    // Promises of the last macrotask: the browser reports those that nobody handles after it, in the next task.
    if (activity.rejection) {
      this.#drainTicks();
      activity.rejection = false;
      goesOn = false;
    } else if (this.#hasTicks() && !this.#ticksLeft) {
      goesOn = !this.#drainTicks() || !this.mustYield();
    }
    let result: 'ran' | 'failed' | 'waits' = 'ran';
    while (goesOn && !this.exiting) {
      const callback = this.phases.next(until) ?? this.#nextMessage(until);
      if (callback !== undefined) this.#idleStage = 'none';
      result = callback === undefined ? 'waits' : this.#call(callback) ? 'ran' : 'failed';
      goesOn = result === 'failed' || (result === 'ran' && !this.mustYield());
    }
    this.#entered = false;
    if (this.exiting) return;
    if (result === 'waits' && !this.#hasTicks() && !this.phases.hasWork() && this.inbox?.isAwake !== true) this.#rest();
    else this.#pump();
  }

  /** The callback of a message that came while there was nothing else to do. */
  #nextMessage(until: number): Callback | undefined {
    if (this.inbox?.isAwake !== true || this.phases.hasWork() || this.#hasTicks()) return undefined;
    const left = until - now();
    // The browser's turn; the next macrotask looks again.
    if (left <= 0) return undefined;
    return this.inbox.rest(Math.min(left, this.phases.timerAt - this.phases.exactNow()))
      ? this.phases.next(until)
      : undefined;
  }

  /** Nothing to do now: waits for an event or a timer, or ends the process. */
  #rest(): void {
    if (this.isAlive() || !this.#started) {
      this.#idleStage = 'none';
      this.idle.start();
      this.#alarm.set(this.phases.timerAt, this.phases.exactNow());
      return;
    }
    // Microtasks that nobody announced may still start something: look once more.
    if (this.#idleStage === 'none') {
      this.#idleStage = 'looked';
      this.#pump();
    } else if (this.#idleStage === 'looked') {
      this.#idleStage = 'told';
      this.run(this.onBeforeExit);
    } else {
      this.run(this.onExit);
    }
  }
}
