import { host } from './host-globals.ts';

/** The one browser timer of an event loop: set when the loop goes to sleep, to the next of Node's timers. */
export class Alarm {
  readonly #ring: () => void;
  #at = Infinity;
  #handle: ReturnType<typeof setTimeout> | undefined;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  /** Rings at `at`; times are milliseconds of the loop's clock, which shows `now`. */
  set(at: number, now: number): void {
    if (at === this.#at) return;
    this.clear();
    if (at === Infinity) return;
    this.#at = at;
    this.#handle = host.setTimeout(
      () => {
        this.#handle = undefined;
        this.#at = Infinity;
        this.#ring();
      },
      Math.max(0, at - now),
    );
  }

  clear(): void {
    if (this.#handle !== undefined) host.clearTimeout(this.#handle);
    this.#handle = undefined;
    this.#at = Infinity;
  }
}
