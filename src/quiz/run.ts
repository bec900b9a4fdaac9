import { seedOf } from './shuffle.ts';

/** The place after the last question. */
export const RESULT = 'result';

/** How a reader goes through the quiz of a section, as it is kept. */
export interface QuizRun {
  /** Decides the order of the questions. */
  seed: number;
  /** Id of the question the reader is at, or {@link RESULT}. */
  at: string;
  /** All questions below each other, instead of one at a time. */
  all: boolean;
}

/** A stored run; a new one with `seed` when there is none that can be read. */
export function readRun(raw: unknown, seed: number): QuizRun {
  const fresh: QuizRun = { seed, at: '', all: false };
  if (typeof raw !== 'object' || raw === null || !('seed' in raw) || typeof raw.seed !== 'number') return fresh;
  return {
    seed: raw.seed,
    at: 'at' in raw && typeof raw.at === 'string' ? raw.at : '',
    all: 'all' in raw && raw.all === true,
  };
}

/**
 * The places of a run, in order: every question once, and the result. A question that is new on the site since the run began
 * has its place among the others; theirs stay in the same order to each other, because each lot is drawn by the id alone.
 */
export function placesOf(ids: readonly string[], { seed }: QuizRun): string[] {
  const drawn = ids.map((id) => ({ id, lot: seedOf(`${seed} ${id} ${seed}`) }));
  return [...drawn.sort((a, b) => a.lot - b.lot || a.id.localeCompare(b.id)).map(({ id }) => id), RESULT];
}

/** Where the reader is: an index into `places`. A question that is gone means the first place. */
export function placeOf(places: readonly string[], { at }: QuizRun): number {
  return Math.max(0, places.indexOf(at));
}
