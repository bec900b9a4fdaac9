import { elapsed, type MockClock, type MockPlan, type MockPool, type MockSetup } from './mock.ts';
import {
  readKind,
  readRating,
  readResult,
  readRole,
  readTexts,
  type MockRating,
  type MockReport,
  type MockResult,
} from './mock-report.ts';

/** What was done in the round that goes on; each kind of round uses a part of it. */
export interface RoundDraft {
  /** Answers given so far, to the question and then to its follow-ups. */
  answers: string[];
  /** What is being typed. */
  text: string;
  /** The suspected bug, in the shape of `answer.ts`. */
  bug: unknown;
  /** The suspicion was checked. */
  checked: boolean;
  rating: MockRating | undefined;
  notes: string;
}

/** A round in which nothing was done yet. */
export const EMPTY_DRAFT: RoundDraft = {
  answers: [],
  text: '',
  bug: undefined,
  checked: false,
  rating: undefined,
  notes: '',
};

/** An interview under way. The round it is in is the one after its results. */
export interface MockSession {
  setup: MockSetup;
  /** Milliseconds since the epoch. */
  startedAt: number;
  plan: MockPlan;
  results: MockResult[];
  clock: MockClock;
  /** Clock time at which the round began, in milliseconds. */
  roundFrom: number;
  draft: RoundDraft;
}

/** The session after its round was graded at `now`: a result more, and the next round untouched. */
export function withResult(
  session: MockSession,
  result: Pick<MockResult, 'rating' | 'answers' | 'notes'>,
  now: number,
): MockSession {
  const round = session.plan[session.results.length];
  if (round === undefined) return session;
  const at = elapsed(session.clock, now);
  const { kind, id } = round;
  return {
    ...session,
    results: [...session.results, { kind, id, ...result, ms: at - session.roundFrom }],
    roundFrom: at,
    draft: EMPTY_DRAFT,
  };
}

/** What is kept of a finished interview. */
export function reportOf({ setup, startedAt, plan, results }: MockSession): MockReport {
  return {
    startedAt,
    role: setup.role,
    minutes: setup.minutes,
    sections: [...setup.sections],
    rounds: plan.length,
    results,
  };
}

/** A session as it is stored: its clock stands, because nobody is interviewed while the page is closed. */
export function storedSession(session: MockSession, now: number): MockSession {
  return { ...session, clock: { gathered: elapsed(session.clock, now) } };
}

/**
 * Reads a stored session. Rounds to come whose question or lab the site no longer has are left out.
 * @returns `undefined` when `raw` is no session, or no round of it is left.
 */
export function readSession(raw: unknown, pool: MockPool): MockSession | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { setup, startedAt, plan, results, clock, roundFrom, draft } = raw as Record<string, unknown>;
  const knownSetup = readSetup(setup);
  if (knownSetup === undefined || typeof startedAt !== 'number' || !Array.isArray(plan)) return undefined;
  const done = Array.isArray(results) ? results.flatMap((item) => readResult(item) ?? []) : [];
  const ids = new Set([...pool.questions.map(({ id }) => id), ...pool.labs.map(({ slug }) => slug)]);
  const rounds = plan.flatMap((item) => readRound(item) ?? []);
  const past = rounds.slice(0, done.length);
  const [current, ...later] = rounds.slice(done.length);
  const ahead = [current, ...later].filter((round) => round !== undefined && ids.has(round.id)) as typeof rounds;
  if (past.length < done.length || ahead.length === 0) return undefined;
  const gathered = fieldOf(clock, 'gathered');
  return {
    setup: knownSetup,
    startedAt,
    plan: [...past, ...ahead],
    results: done,
    clock: { gathered: typeof gathered === 'number' ? gathered : 0 },
    roundFrom: typeof roundFrom === 'number' ? roundFrom : 0,
    // What was typed belongs to the round it was typed in.
    draft: ahead[0] === current ? readDraft(draft) : EMPTY_DRAFT,
  };
}

function readSetup(raw: unknown): MockSetup | undefined {
  const role = readRole(fieldOf(raw, 'role'));
  const minutes = ([15, 30, 45] as const).find((n) => n === fieldOf(raw, 'minutes'));
  if (role === undefined || minutes === undefined) return undefined;
  return { role, minutes, sections: readTexts(fieldOf(raw, 'sections')) };
}

function readRound(raw: unknown): MockPlan[number] | undefined {
  const kind = readKind(fieldOf(raw, 'kind'));
  const id = fieldOf(raw, 'id');
  const minutes = fieldOf(raw, 'minutes');
  return kind === undefined || typeof id !== 'string' || typeof minutes !== 'number'
    ? undefined
    : { kind, id, minutes };
}

function readDraft(raw: unknown): RoundDraft {
  const text = fieldOf(raw, 'text');
  const notes = fieldOf(raw, 'notes');
  return {
    answers: readTexts(fieldOf(raw, 'answers')),
    text: typeof text === 'string' ? text : '',
    bug: fieldOf(raw, 'bug'),
    checked: fieldOf(raw, 'checked') === true,
    rating: readRating(fieldOf(raw, 'rating')),
    notes: typeof notes === 'string' ? notes : '',
  };
}

function fieldOf(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[name] : undefined;
}
