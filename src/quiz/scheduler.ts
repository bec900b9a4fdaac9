import { createEmptyCard, fsrs, Rating, TypeConvert, type Card, type Grade } from 'ts-fsrs';
import type { ReviewCard, ReviewSchedule } from './review-card.ts';

/** How well a reader knew the answer. `again` is for a wrong one. */
export type Recall = 'again' | 'hard' | 'good' | 'easy';

const GRADES: Record<Recall, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

// Whole days only: people come here once a day. No fuzz: the day that a button promises is the day that is kept.
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });

/** The card after one review at `now` (milliseconds since the epoch), scheduled by FSRS with its default parameters. */
export function review(card: ReviewCard, recall: Recall, now: number): ReviewCard {
  const { card: next } = scheduler.next(toFsrs(card), new Date(now), GRADES[recall]);
  return { ...card, schedule: fromFsrs(next, now) };
}

/** Days until the card comes back, for each way to grade it now. */
export function intervals(card: ReviewCard, now: number): Record<Recall, number> {
  const days = (recall: Recall): number => review(card, recall, now).schedule?.scheduledDays ?? 0;
  return { again: days('again'), hard: days('hard'), good: days('good'), easy: days('easy') };
}

function toFsrs({ schedule, addedAt }: ReviewCard): Card {
  const empty = createEmptyCard(new Date(addedAt));
  if (schedule === undefined) return empty;
  return {
    ...empty,
    due: new Date(schedule.due),
    last_review: new Date(schedule.lastReview),
    stability: schedule.stability,
    difficulty: schedule.difficulty,
    scheduled_days: schedule.scheduledDays,
    reps: schedule.reps,
    lapses: schedule.lapses,
    state: TypeConvert.state(schedule.state),
  };
}

function fromFsrs(card: Card, now: number): ReviewSchedule {
  return {
    due: card.due.getTime(),
    lastReview: now,
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
  };
}
