import { seededRandom } from '../../../bench/random.ts';

/** What the reader sets. Times in milliseconds. */
export interface RestartSettings {
  workers: number;
  /** How long the database is away, from the first moment on. While it is, a worker dies {@link BOOT_MS} after its start. */
  outageMs: number;
  /** The wait after the first crash; 0 for a restart at once. */
  baseMs: number;
  /** By how much the wait grows with each crash: 1 for not at all. */
  factor: number;
  /** The longest wait. */
  maxMs: number;
  /** Which part of a wait chance may take away, from 0 to 1. */
  jitter: number;
}

/** One start of a worker. */
export interface Start {
  worker: number;
  at: number;
  /** It found the database and stays. */
  lives: boolean;
}

export interface RestartRun {
  starts: Start[];
  /** The largest number of starts within {@link MOMENT_MS}, the first ones, which are together anyway, left out. */
  busiest: number;
  /** From the return of the database until the last worker was started for good. */
  backAfter: number;
}

/** From the start of a worker to its death, when the database is away. */
export const BOOT_MS = 300;
/** How long a moment is, for {@link RestartRun.busiest}. */
export const MOMENT_MS = 100;

/** Every run plays the same chances: what changes the picture is what the reader moved. */
const SEED = 20_261_121;

/** Plays an outage: workers that die at their start, and a supervisor that starts them again after a wait. */
export function simulateRestarts({ workers, outageMs, baseMs, factor, maxMs, jitter }: RestartSettings): RestartRun {
  const random = seededRandom(SEED);
  const starts: Start[] = [];
  for (let worker = 0; worker < workers; worker += 1) {
    let at = 0;
    for (let crashes = 0; ; crashes += 1) {
      const lives = at + BOOT_MS > outageMs;
      starts.push({ worker, at, lives });
      if (lives) break;
      const wait = Math.min(maxMs, baseMs * factor ** crashes) * (1 - jitter * random());
      at += BOOT_MS + wait;
    }
  }
  starts.sort((a, b) => a.at - b.at);

  const later = starts.filter(({ at }) => at > 0).map(({ at }) => at);
  let busiest = 0;
  for (let from = 0, to = 0; to < later.length; to += 1) {
    while ((later[to] ?? 0) - (later[from] ?? 0) >= MOMENT_MS) from += 1;
    busiest = Math.max(busiest, to - from + 1);
  }
  const last = Math.max(...starts.map(({ at }) => at));
  return { starts, busiest, backAfter: Math.max(0, last + BOOT_MS - outageMs) };
}
