import { describe, expect, it } from 'vitest';
import { belongsToLab, belongsToSection } from '../../../src/components/progress/belongs.ts';
import { inOrder, type Catalog, type CatalogLab } from '../../../src/components/progress/catalog.ts';
import { duration } from '../../../src/components/progress/duration.ts';
import { overviewOf } from '../../../src/components/progress/overview.ts';
import type { ProgressEntry, ProgressKind } from '../../../src/progress/index.ts';
import { resultsOf, testResult } from '../lab/session-fakes.ts';

const lab = (slug: string): CatalogLab => ({
  id: `id-${slug}`,
  slug,
  title: slug.toUpperCase(),
  contentHash: 'v1',
  tasks: [
    { id: 'count', title: 'Count' },
    { id: 'reset', title: 'Reset' },
  ],
  benches: [{ id: 'speed', metric: 'time' }],
});

const question = (topic: string) => ({ section: 'loop', topics: [topic], guides: ['loop/phases'], labs: ['first'] });

const catalog: Catalog = {
  sections: [
    { id: 'loop', label: 'The loop', labs: [lab('first'), lab('second')], quiz: ['q-timers', 'q-io'] },
    { id: 'pool', label: 'Pools', labs: [lab('third')], quiz: [] },
  ],
  questions: { 'q-timers': question('timers'), 'q-io': question('io') },
  scenarios: [{ id: 'leak', title: 'A leak' }],
};

let clock = 0;
const kept = (kind: ProgressKind, id: string, value: unknown, contentHash = 'v1'): ProgressEntry => ({
  format: 2,
  kind,
  id,
  value,
  contentHash,
  updatedAt: (clock += 1),
});
const solved = (slug: string, hash = 'v1'): ProgressEntry =>
  kept('lab-result', `id-${slug}`, { outcome: resultsOf([testResult('count'), testResult('reset')]), edits: {} }, hash);
const begun = (slug: string): ProgressEntry =>
  kept('lab-result', `id-${slug}`, {
    outcome: resultsOf([testResult('count'), testResult('reset', { status: 'fail' })]),
    edits: {},
  });
const answer = (id: string, value: object): ProgressEntry => kept('quiz-answer', id, { answer: 'x', ...value });
const card = (scheduledDays: number): unknown => ({
  addedAt: 1,
  why: 'wrong',
  schedule: { due: 1, lastReview: 1, stability: 1, difficulty: 1, scheduledDays, reps: 1, lapses: 0, state: 2 },
});

const statesOf = (entries: ProgressEntry[]): unknown =>
  overviewOf(catalog, entries).sections.flatMap(({ labs }) => labs.map(({ state, passed }) => `${state} ${passed}`));

describe('labs', () => {
  it('are new, begun, solved, or solved before they changed', () => {
    expect(statesOf([begun('first'), solved('second'), solved('third', 'v0')])).toEqual([
      'begun 1',
      'solved 2',
      'outdated 2',
    ]);
    expect(statesOf([])).toEqual(['new 0', 'new 0', 'new 0']);
  });

  it('are begun by an edit, and not by looking at a hint', () => {
    expect(statesOf([kept('lab-edits', 'id-first', { files: {}, help: {} })])).toContain('new 0');
    expect(statesOf([kept('lab-edits', 'id-first', { files: { 'a.js': '' } })])).toContain('begun 0');
  });

  it('do not count tasks whose results are of older code', () => {
    const entry = begun('first');
    const stale = { ...entry, value: { ...(entry.value as object), stale: ['count'] } };
    expect(statesOf([stale])).toContain('begun 0');
  });

  it('that cannot be read are as if they were not there', () => {
    expect(statesOf([kept('lab-result', 'id-first', { outcome: 'x' }), kept('lab-edits', 'id-first', 7)])).toContain(
      'new 0',
    );
  });
});

describe('what is next', () => {
  const next = (entries: ProgressEntry[]): string => {
    const step = overviewOf(catalog, entries).next;
    return step === undefined ? 'nothing' : `${step.why} ${step.kind} ${step.id}`;
  };

  it('is what was begun last, then what changed, then the first thing that is not done, in the order of the curriculum', () => {
    expect(next([])).toBe('first lab first');
    expect(next([begun('third'), begun('second')])).toBe('begun lab second');
    expect(next([solved('first', 'v0')])).toBe('changed lab first');
    expect(next([solved('first')])).toBe('first lab second');
    expect(next([solved('first'), solved('second')])).toBe('first quiz loop');
    const both = [answer('q-timers', { correct: true }), answer('q-io', { correct: false })];
    expect(next([solved('first'), solved('second'), both[0] as ProgressEntry])).toBe('begun quiz loop');
    expect(next([solved('first'), solved('second'), ...both])).toBe('first lab third');
    expect(next([solved('first'), solved('second'), solved('third'), ...both])).toBe('nothing');
  });
});

describe('weak topics', () => {
  const weak = (entries: ProgressEntry[]): unknown =>
    overviewOf(catalog, entries).weak.map(({ topic, share }) => `${topic} ${share}`);

  it('come from the points of answers, as in the result of a quiz', () => {
    expect(
      weak([answer('q-timers', { correct: false, score: 0.5 }), answer('q-io', { correct: true, score: 1 })]),
    ).toEqual(['timers 0.5']);
  });

  it('take answers of before points were kept as right or wrong, and those taken back as none', () => {
    expect(weak([answer('q-timers', { correct: false }), kept('quiz-answer', 'q-io', { attempt: 1 })])).toEqual([
      'timers 0',
    ]);
  });

  it('are mended by a card that was known, and made by one that was forgotten', () => {
    expect(weak([answer('q-timers', { correct: false }), kept('review-card', 'q-timers', card(9))])).toEqual([]);
    expect(weak([answer('q-io', { correct: true }), kept('review-card', 'q-io', card(1))])).toEqual(['io 0']);
  });
});

describe('the rest', () => {
  it('is empty for a new reader, also with settings', () => {
    expect(overviewOf(catalog, []).empty).toBe(true);
    expect(overviewOf(catalog, [kept('setting', 'a', 1), kept('quiz-run', 'loop', { seed: 1 })]).empty).toBe(true);
    expect(overviewOf(catalog, [answer('q-io', {})]).empty).toBe(false);
  });

  it('adds up time, benchmarks and cards, and leaves out what the site no longer has', () => {
    const found = overviewOf(catalog, [
      kept('time-spent', 'lab:id-first', { ms: 60_000 }),
      kept('time-spent', 'quiz:loop', { ms: 30_000 }),
      kept('time-spent', 'lab:gone', { ms: 30_000 }),
      kept('bench-best', 'id-first:speed', { best: { ratio: 3, at: 5 } }),
      kept('bench-best', 'id-gone:speed', { best: { ratio: 9, at: 5 } }),
      kept('review-card', 'q-io', { addedAt: 1, why: 'wrong' }),
      kept('review-card', 'q-gone', { addedAt: 1, why: 'wrong' }),
      kept('scenario', 'leak', { events: [], best: 0.5 }),
    ]);
    expect(found.sections.map(({ ms }) => ms)).toEqual([90_000, 0]);
    expect(found.benches).toMatchObject([{ ratio: 3, bench: '' }]);
    expect(found.deck.map(({ id }) => id)).toEqual(['q-io']);
    expect(found.scenarios).toMatchObject([{ best: 0.5, begun: false }]);
  });

  it('says times as people do', () => {
    expect([0, 59_999, 60_000, 3_900_000].map(duration)).toEqual(['', '', '1 min', '1 h 5 min']);
  });
});

describe('a reset', () => {
  it('of a lab forgets its work and nothing else; of a section, what belongs to it', () => {
    const all = [
      solved('first'),
      solved('third'),
      kept('bench-best', 'id-first:speed', {}),
      kept('time-spent', 'lab:id-first', { ms: 1 }),
      kept('time-spent', 'quiz:loop', { ms: 1 }),
      answer('q-io', {}),
      kept('quiz-run', 'loop', { seed: 1 }),
      kept('setting', 'loop', 1),
    ];
    const names = (which: (entry: ProgressEntry) => boolean): string[] => all.filter(which).map(({ id }) => id);
    expect(names(belongsToLab(lab('first')))).toEqual(['id-first', 'id-first:speed', 'lab:id-first']);
    const [loop] = overviewOf(catalog, all).sections;
    expect(loop && names(belongsToSection(loop, catalog))).toEqual([
      'id-first',
      'id-first:speed',
      'lab:id-first',
      'quiz:loop',
      'q-io',
      'loop',
    ]);
  });
});

describe('the order of labs', () => {
  const at = (slug: string, difficulty: 'basic' | 'advanced', ...prerequisites: string[]) => ({
    slug,
    difficulty,
    prerequisites,
  });

  it('has what another one builds on first, then the easier ones', () => {
    const labs = [at('hard', 'advanced'), at('on-hard', 'basic', 'hard', 'promises'), at('easy', 'basic')];
    expect(inOrder(labs).map(({ slug }) => slug)).toEqual(['easy', 'hard', 'on-hard']);
  });

  it('ends also where two build on each other', () => {
    expect(inOrder([at('a', 'basic', 'b'), at('b', 'basic', 'a')])).toHaveLength(2);
  });
});
