import type { OutputRecord } from './frame-protocol.ts';

/** Milliseconds that output may wait for more, so that a flood is not one message a line. */
const DELAY_MS = 8;
const MAX_EVENTS = 256;

/** Collects output events and hands them over together, in order. */
export class OutputBatch {
  #events: OutputRecord[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #deliver: (events: OutputRecord[]) => void;

  constructor(deliver: (events: OutputRecord[]) => void) {
    this.#deliver = deliver;
  }

  add(event: OutputRecord): void {
    this.#events.push(event);
    if (this.#events.length >= MAX_EVENTS) this.flush();
    else
      this.#timer ??= setTimeout(() => {
        this.flush();
      }, DELAY_MS);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#events.length === 0) return;
    const events = this.#events;
    this.#events = [];
    this.#deliver(events);
  }
}
