import { describe, expect, it } from 'vitest';
import {
  EMPTY_DRAFT,
  readSession,
  reportOf,
  storedSession,
  withResult,
  type MockPool,
  type MockSession,
} from '../../../src/quiz/index.ts';

const pool: MockPool = {
  questions: ['q-1', 'q-2', 'q-3'].map((id) => ({
    id,
    section: 'memory',
    level: 'basic',
    type: 'OpenAnswer',
    topics: ['heap'],
  })),
  labs: [{ slug: 'leak-hunt', title: 'Leak hunt', section: 'memory', level: 'basic', task: 'Find it' }],
};
const begun: MockSession = {
  setup: { role: 'senior', minutes: 30, sections: ['memory'] },
  startedAt: 1_000_000,
  plan: [
    { kind: 'question', id: 'q-1', minutes: 4 },
    { kind: 'question', id: 'q-2', minutes: 4 },
    { kind: 'question', id: 'q-3', minutes: 4 },
    { kind: 'coding', id: 'leak-hunt', minutes: 8 },
  ],
  results: [],
  clock: { gathered: 0, since: 1_000_000 },
  roundFrom: 0,
  draft: EMPTY_DRAFT,
};
const answered = (session: MockSession, now: number) =>
  withResult(session, { rating: 'ok', answers: ['Mine'], notes: 'n' }, now);
const reloaded = (session: MockSession, now: number, from = pool) =>
  readSession(JSON.parse(JSON.stringify(storedSession(session, now))), from);

describe('an interview under way', () => {
  it('survives a reload with its round and what was typed, and does not count the time in between', () => {
    const typing = {
      ...answered(begun, 1_090_000),
      draft: { ...EMPTY_DRAFT, answers: ['First'], text: 'half a sen', notes: 'read on' },
    };
    const after = reloaded(typing, 1_100_000);
    expect(after).toEqual({ ...typing, clock: { gathered: 100_000 } });
    expect(after?.results[0]).toMatchObject({ id: 'q-1', ms: 90_000 });
  });

  it('begins each round untouched, and gives it the time since the last', () => {
    const two = answered({ ...answered(begun, 1_090_000), draft: { ...EMPTY_DRAFT, text: 'x' } }, 1_120_000);
    expect(two.draft).toEqual(EMPTY_DRAFT);
    expect(two.results.map(({ id, ms }) => [id, ms])).toEqual([
      ['q-1', 90_000],
      ['q-2', 30_000],
    ]);
    expect(reportOf(two)).toMatchObject({ role: 'senior', sections: ['memory'], rounds: 4, results: two.results });
  });

  it('goes on without the rounds that the site no longer has; what was typed is not carried into another', () => {
    const typing = { ...answered(begun, 1_090_000), draft: { ...EMPTY_DRAFT, text: 'about q-2' } };
    const fewer = { ...pool, questions: pool.questions.filter(({ id }) => id === 'q-3') };
    const after = reloaded(typing, 1_100_000, fewer);
    expect(after?.plan.map(({ id }) => id)).toEqual(['q-1', 'q-3', 'leak-hunt']);
    expect(after?.results).toHaveLength(1);
    expect(after?.draft).toEqual(EMPTY_DRAFT);
    expect(reloaded(typing, 1_100_000, { questions: [], labs: [] })).toBeUndefined();
  });

  it('is none when what is stored is none', () => {
    expect(readSession(undefined, pool)).toBeUndefined();
    expect(readSession({ ...begun, plan: 'all' }, pool)).toBeUndefined();
    expect(readSession({ ...begun, setup: { role: 'king', minutes: 30 } }, pool)).toBeUndefined();
    expect(readSession({ ...begun, draft: 5, clock: null }, pool)).toMatchObject({
      draft: EMPTY_DRAFT,
      clock: { gathered: 0 },
    });
  });
});
