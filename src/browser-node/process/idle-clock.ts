import { now } from './host-globals.ts';
import type { Recorder } from './recorder.ts';

/** Adds up the time in which the event loop waits for events (event-loop utilisation). */
export class IdleClock {
  /** Of a run that is recorded. */
  recorder: Recorder | undefined;
  #totalMs = 0;
  #since: number | undefined;

  /** Milliseconds so far, without the wait that goes on. */
  get totalMs(): number {
    return this.#totalMs;
  }

  start(): void {
    if (this.#since !== undefined) return;
    this.#since = now();
    this.recorder?.idle();
  }

  end(): void {
    if (this.#since === undefined) return;
    this.#totalMs += Math.max(0, now() - this.#since);
    this.#since = undefined;
    this.recorder?.busy();
  }

  reset(): void {
    this.#totalMs = 0;
  }
}
