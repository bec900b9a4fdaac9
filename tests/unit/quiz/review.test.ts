import { describe, expect, it } from 'vitest';
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { dueToday, forecast, newCard, readCard, reviewedToday, type DeckCard } from '../../../src/quiz/index.ts';
import { intervals, review, type Recall } from '../../../src/quiz/scheduler.ts';

const DAY = 86_400_000;
/** A Monday at nine, by the clock of this machine, whatever its time zone. */
const start = new Date(2026, 10, 23, 9).getTime();
const at = (day: number, hour = 9): number => new Date(2026, 10, 23 + day, hour).getTime();

const deckOf = (cards: Map<string, DeckCard['card']>): DeckCard[] => [...cards].map(([id, card]) => ({ id, card }));

/** Lives through weeks of daily reviews; `recall` says how well a card was known. Gives what was reviewed on each day. */
function live(
  cards: Map<string, DeckCard['card']>,
  days: number,
  limit: number,
  recall: (id: string, day: number) => Recall,
): string[][] {
  return Array.from({ length: days }, (_, day) => {
    const due = dueToday(deckOf(cards), at(day), limit);
    for (const { id, card } of due) cards.set(id, review(card, recall(id, day), at(day)));
    return due.map(({ id }) => id);
  });
}

describe('a card over weeks', () => {
  it('comes back exactly when ts-fsrs says, also after it was stored as JSON', () => {
    const answers: [Recall, Rating.Good | Rating.Again | Rating.Hard | Rating.Easy][] = [
      ['good', Rating.Good],
      ['good', Rating.Good],
      ['again', Rating.Again],
      ['hard', Rating.Hard],
      ['easy', Rating.Easy],
    ];
    const reference = fsrs({ enable_short_term: false, enable_fuzz: false });
    let theirs = createEmptyCard(new Date(start));
    let ours = newCard('wrong', start);
    let now = start;
    for (const [recall, rating] of answers) {
      theirs = reference.next(theirs, new Date(now), rating).card;
      const stored = readCard(JSON.parse(JSON.stringify(review(ours, recall, now))));
      if (stored?.schedule === undefined) throw new Error('The card was not read back.');
      ours = stored;
      expect(stored.schedule.due).toBe(theirs.due.getTime());
      expect(stored.schedule).toMatchObject({ stability: theirs.stability, lapses: theirs.lapses, reps: theirs.reps });
      now = stored.schedule.due;
    }
  });

  it('waits longer after each good answer, and comes back the next day after a wrong one', () => {
    const seen = live(new Map([['q', newCard('wrong', start)]]), 60, 20, (_, day) => (day === 0 ? 'again' : 'good'));
    const days = seen.flatMap((ids, day) => (ids.length > 0 ? [day] : []));
    expect(days.slice(0, 2)).toEqual([0, 1]);
    const gaps = days.slice(1).map((day, i) => day - (days[i] ?? 0));
    expect(gaps.length).toBeGreaterThan(2);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
    expect(new Set(gaps).size).toBe(gaps.length);
  });

  it('promises on each button the days it then keeps', () => {
    const card = newCard('chosen', start);
    const promised = intervals(card, start);
    expect(promised.again).toBeLessThanOrEqual(promised.hard);
    expect(promised.good).toBeLessThan(promised.easy);
    const kept = review(card, 'good', start).schedule?.due ?? 0;
    expect(Math.round((kept - start) / DAY)).toBe(promised.good);
  });
});

describe('the cards of a day', () => {
  const many = (count: number) =>
    new Map(Array.from({ length: count }, (_, i) => [`q-${String(i).padStart(2, '0')}`, newCard('wrong', start + i)]));

  it('are never more than the limit, and over three weeks every card is seen', () => {
    const cards = many(50);
    const seen = live(cards, 21, 5, () => 'good');
    expect(Math.max(...seen.map((ids) => ids.length))).toBe(5);
    expect(new Set(seen.slice(0, 21).flat()).size).toBeGreaterThan(25);
    const unlimited = live(many(50), 1, 100, () => 'good');
    expect(unlimited[0]).toHaveLength(50);
  });

  it('count what was reviewed earlier on the same day, and start anew at midnight', () => {
    const cards = many(4);
    const [first] = dueToday(deckOf(cards), at(0), 2);
    if (first === undefined) throw new Error('Nothing is due.');
    cards.set(first.id, review(first.card, 'good', at(0)));
    expect(reviewedToday(deckOf(cards), at(0, 23))).toBe(1);
    expect(dueToday(deckOf(cards), at(0, 23), 2)).toHaveLength(1);
    expect(dueToday(deckOf(cards), at(1, 0), 2)).toHaveLength(2);
  });

  it('are due from midnight on, not from the hour of the last review', () => {
    const card = review(newCard('wrong', start), 'again', at(0, 22));
    expect(dueToday([{ id: 'q', card }], at(1, 0), 20)).toHaveLength(1);
  });

  it('begin with what is longest overdue, and end with what is new', () => {
    const old = review(newCard('wrong', start), 'again', at(0));
    const older = review(newCard('wrong', start), 'again', at(-3));
    const deck = [
      { id: 'new', card: newCard('chosen', at(1)) },
      { id: 'old', card: old },
      { id: 'older', card: older },
    ];
    expect(dueToday(deck, at(4), 20).map(({ id }) => id)).toEqual(['older', 'old', 'new']);
  });
});

describe('the forecast', () => {
  it('counts overdue and new cards as today, and leaves out what is later', () => {
    const easy = review(newCard('wrong', start), 'easy', start);
    const days = easy.schedule?.scheduledDays ?? 0;
    const deck = [
      { id: 'a', card: newCard('wrong', at(-5)) },
      { id: 'b', card: review(newCard('wrong', start), 'again', at(-9)) },
      { id: 'c', card: easy },
    ];
    expect(forecast(deck, start, 2)).toEqual([
      { day: 0, due: 2 },
      { day: 1, due: 0 },
    ]);
    expect(forecast(deck, start, days + 1).at(-1)).toEqual({ day: days, due: 1 });
  });
});

describe('a stored card', () => {
  it('that has a broken schedule comes back as new; what is no card is none', () => {
    expect(readCard({ addedAt: 5, why: 'wrong', schedule: { due: 'soon' } })).toEqual({ addedAt: 5, why: 'wrong' });
    expect(readCard({ why: 'wrong' })).toBeUndefined();
    expect(readCard(null)).toBeUndefined();
  });
});
