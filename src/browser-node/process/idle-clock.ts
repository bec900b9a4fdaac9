import { now } from './host-globals.ts';

/** Adds up the time in which the event loop waits for events (event-loop utilisation). */
export class IdleClock {
  #totalMs = 0;
  #since: number | undefined;

  /** Milliseconds so far, without the wait that goes on. */
  get totalMs(): number {
    return this.#totalMs;
  }

  start(): void {
    this.#since ??= now();
  }

  end(): void {
    if (this.#since === undefined) return;
    this.#totalMs += Math.max(0, now() - this.#since);
    this.#since = undefined;
  }

  reset(): void {
    this.#totalMs = 0;
  }
}
