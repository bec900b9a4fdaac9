import type { ProgressStore } from './store.ts';
import { isRecord } from './is-record.ts';

/** Time is counted in steps of this many milliseconds. Finer would be a diary, and would write to the disk all the time. */
export const TIME_STEP = 30_000;

/** Somebody who has not moved, typed or scrolled for this many milliseconds is somewhere else. */
const AWAY_AFTER = 120_000;

/** Counts the time on one thing: only while the page is seen and somebody is there. */
export class ActiveTime {
  readonly #store: ProgressStore;
  readonly #id: string;
  #lastActive: number;

  /** Somebody is there now. */
  constructor(store: ProgressStore, id: string) {
    this.#store = store;
    this.#id = id;
    this.#lastActive = store.now();
  }

  /** The reader did something. */
  touch(): void {
    this.#lastActive = this.#store.now();
  }

  /** To be called once in {@link TIME_STEP}. A timer that comes late, after sleep for example, still counts one step. */
  async step(visible: boolean): Promise<void> {
    const now = this.#store.now();
    if (!visible || now - this.#lastActive >= AWAY_AFTER) return;
    const entry = this.#store.get('time-spent', this.#id);
    // Two windows side by side show the same: it is one reader.
    if (entry !== undefined && now - entry.updatedAt < TIME_STEP * 0.9) return;
    const ms = isRecord(entry?.value) && typeof entry.value['ms'] === 'number' ? entry.value['ms'] : 0;
    await this.#store.set('time-spent', this.#id, { ms: ms + TIME_STEP });
  }
}
