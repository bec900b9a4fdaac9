/**
 * When a card was last seen and when it comes back: the fields of a ts-fsrs card, with dates in milliseconds since the epoch.
 * Stability and intervals are in days.
 */
export interface ReviewSchedule {
  due: number;
  lastReview: number;
  stability: number;
  difficulty: number;
  scheduledDays: number;
  reps: number;
  lapses: number;
  /** 1 learning, 2 review, 3 relearning, as in ts-fsrs. */
  state: number;
}

/** A question in review, as it is kept. Without a schedule it was never reviewed, and is due at once. */
export interface ReviewCard {
  /** Milliseconds since the epoch. */
  addedAt: number;
  /** `wrong`: an answer was wrong; `chosen`: the reader asked for it. */
  why: 'wrong' | 'chosen';
  schedule?: ReviewSchedule;
}

/** A card that was never reviewed. `now` is in milliseconds since the epoch. */
export function newCard(why: ReviewCard['why'], now: number): ReviewCard {
  return { addedAt: now, why };
}

const NUMBERS = ['due', 'lastReview', 'stability', 'difficulty', 'scheduledDays', 'reps', 'lapses', 'state'] as const;

/**
 * Reads a stored card. A schedule that cannot be read is left out, so that the question comes back rather than being lost.
 * @returns `undefined` when `raw` is no card at all.
 */
export function readCard(raw: unknown): ReviewCard | undefined {
  if (typeof raw !== 'object' || raw === null || !('addedAt' in raw) || typeof raw.addedAt !== 'number')
    return undefined;
  const card: ReviewCard = { addedAt: raw.addedAt, why: 'why' in raw && raw.why === 'wrong' ? 'wrong' : 'chosen' };
  const schedule = 'schedule' in raw ? readSchedule(raw.schedule) : undefined;
  return schedule === undefined ? card : { ...card, schedule };
}

function readSchedule(raw: unknown): ReviewSchedule | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const fields = raw as Record<string, unknown>;
  const numbers = NUMBERS.map((name) => fields[name]);
  if (!numbers.every((value) => typeof value === 'number' && Number.isFinite(value))) return undefined;
  return Object.fromEntries(NUMBERS.map((name, i) => [name, numbers[i]])) as unknown as ReviewSchedule;
}
