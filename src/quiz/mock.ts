import { shuffled } from './shuffle.ts';

/** What a reader asks for. No sections means all of them. */
export interface MockSetup {
  role: 'mid' | 'senior' | 'staff';
  minutes: 15 | 30 | 45;
  sections: readonly string[];
}

/** What rounds can be made of. */
export interface MockPool {
  /** Open questions and bugs to find. */
  questions: readonly { id: string; section: string; level: string; type: string; topics: readonly string[] }[];
  /** Labs for the coding round. */
  labs: readonly { slug: string; title: string; section: string; level: string; task: string }[];
}

/** One round. `id` names a question, or for `coding` a lab; `minutes` is the time meant for it. */
export interface MockRound {
  kind: 'question' | 'review' | 'coding';
  id: string;
  minutes: number;
}
export type MockPlan = readonly MockRound[];

/** Rounds by length. Four minutes for a question with its follow-ups, three to find a bug, eight for a lab's task. */
const ROUNDS = {
  15: { question: 3, review: 1, coding: 0 },
  30: { question: 4, review: 2, coding: 1 },
  45: { question: 7, review: 3, coding: 1 },
} as const;
const MINUTES = { question: 4, review: 3, coding: 8 } as const;

/** Levels by role, the fitting ones first; the last is only for when the others run out. */
const LEVELS = {
  mid: ['basic', 'intermediate', 'advanced'],
  senior: ['intermediate', 'advanced', 'basic'],
  staff: ['advanced', 'intermediate', 'basic'],
} as const;

/**
 * Chooses the rounds of an interview, of the two levels that fit the role as long as there are enough.
 * A kind that the chosen sections do not have is left out.
 * @param seed the same seed gives the same interview
 */
export function planMock(setup: MockSetup, pool: MockPool, seed: number): MockPlan {
  const counts = ROUNDS[setup.minutes];
  const pick = <T extends { section: string; level: string }>(items: readonly T[], count: number): T[] => {
    const fitting = items.filter(({ section }) => setup.sections.length === 0 || setup.sections.includes(section));
    const rank = ({ level }: T): number => (LEVELS[setup.role].indexOf(level as 'basic') === 2 ? 1 : 0);
    return shuffled(fitting, seed)
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, count);
  };
  const round = (kind: MockRound['kind'], id: string): MockRound => ({ kind, id, minutes: MINUTES[kind] });
  const ofType = (type: string) => pool.questions.filter((question) => question.type === type);
  const questions = pick(ofType('OpenAnswer'), counts.question).map(({ id }) => round('question', id));
  const reviews = pick(ofType('SpotTheBug'), counts.review).map(({ id }) => round('review', id));
  const coding = pick(pool.labs, counts.coding).map(({ slug }) => round('coding', slug));

  const plan: MockRound[] = [];
  for (const question of questions) {
    plan.push(question);
    const review = plan.length % 2 === 0 ? reviews.shift() : undefined;
    if (review) plan.push(review);
  }
  return [...plan, ...reviews, ...coding];
}

/** A clock that can be paused: time gathered so far, and since when it runs. All in milliseconds. */
export interface MockClock {
  gathered: number;
  since?: number;
}

/** The clock, running from `now` on. One that runs already stays as it is. */
export function running(clock: MockClock, now: number): MockClock {
  return clock.since === undefined ? { gathered: clock.gathered, since: now } : clock;
}

/** The clock, stopped at `now`. */
export function paused(clock: MockClock, now: number): MockClock {
  return { gathered: elapsed(clock, now) };
}

/** Time on the clock, in milliseconds. */
export function elapsed(clock: MockClock, now: number): number {
  return clock.gathered + (clock.since === undefined ? 0 : Math.max(0, now - clock.since));
}
