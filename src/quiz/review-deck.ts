import type { ReviewCard } from './review-card.ts';

/** A card and the question it belongs to. */
export interface DeckCard {
  id: string;
  card: ReviewCard;
}

/** One day of the forecast. `day` counts from today (0); what is overdue counts as today. */
export interface ForecastDay {
  day: number;
  due: number;
}

/** Cards a day, unless the reader sets another number. */
export const DAILY_LIMIT = 20;

/** Number of the local calendar day, so that days of 23 and 25 hours count as one. */
function dayOf(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

const dueDay = ({ schedule, addedAt }: ReviewCard): number => dayOf(schedule?.due ?? addedAt);

/** How many cards were reviewed on the day of `now`. */
export function reviewedToday(deck: readonly DeckCard[], now: number): number {
  const today = dayOf(now);
  return deck.filter(({ card }) => card.schedule !== undefined && dayOf(card.schedule.lastReview) === today).length;
}

/**
 * The cards to review on the day of `now`: those already scheduled first, the longest overdue at the head, then the new ones.
 * @param limit cards a day, those reviewed today included
 */
export function dueToday(deck: readonly DeckCard[], now: number, limit: number): DeckCard[] {
  const today = dayOf(now);
  const isNew = ({ card }: DeckCard): number => Number(card.schedule === undefined);
  const at = ({ card }: DeckCard): number => card.schedule?.due ?? card.addedAt;
  return deck
    .filter(({ card }) => dueDay(card) <= today)
    .sort((a, b) => isNew(a) - isNew(b) || at(a) - at(b) || a.id.localeCompare(b.id))
    .slice(0, Math.max(0, limit - reviewedToday(deck, now)));
}

/** How many cards fall due on each of the next `days` days, the daily limit left aside. */
export function forecast(deck: readonly DeckCard[], now: number, days: number): ForecastDay[] {
  const today = dayOf(now);
  const result = Array.from({ length: days }, (_, day) => ({ day, due: 0 }));
  for (const { card } of deck) {
    const entry = result[Math.max(0, dueDay(card) - today)];
    if (entry !== undefined) entry.due += 1;
  }
  return result;
}
