import { describe, expect, it } from 'vitest';
import {
  comparedTo,
  elapsed,
  paused,
  planMock,
  readReport,
  running,
  scoreMock,
  type MockPool,
  type MockReport,
  type MockResult,
} from '../../../src/quiz/index.ts';

const levels = ['basic', 'intermediate', 'advanced'];
const many = (type: string, section: string) =>
  Array.from({ length: 9 }, (_, i) => ({
    id: `${type}-${section}-${i}`,
    type,
    section,
    level: levels[i % 3] ?? '',
    topics: [section],
  }));
const pool: MockPool = {
  questions: ['async', 'memory'].flatMap((section) => [...many('OpenAnswer', section), ...many('SpotTheBug', section)]),
  labs: [{ slug: 'leak-hunt', title: 'Leak hunt', section: 'memory', level: 'intermediate', task: 'Find it' }],
};
const levelOf = (id: string) => pool.questions.find((question) => question.id === id)?.level;
const result = (id: string, rating: MockResult['rating']): MockResult => ({
  kind: 'question',
  id,
  rating,
  answers: ['a'],
  notes: '',
  ms: 1,
});

const reportAt = (startedAt: number, rest: Partial<MockReport> = {}): MockReport => ({
  startedAt,
  role: 'mid',
  minutes: 15,
  sections: [],
  rounds: 4,
  results: [],
  ...rest,
});

describe('the plan of a mock interview', () => {
  it('fills its time, with code review, and coding when there is time for it', () => {
    for (const minutes of [15, 30, 45] as const) {
      const plan = planMock({ role: 'senior', minutes, sections: [] }, pool, 1);
      expect(plan.reduce((sum, round) => sum + round.minutes, 0)).toBe(minutes);
      expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length);
      expect(plan.some(({ kind }) => kind === 'review')).toBe(true);
      expect(plan.some(({ kind }) => kind === 'coding')).toBe(minutes > 15);
    }
  });

  it('asks what fits the role, in the chosen sections, and the same for the same seed', () => {
    const setup = { role: 'staff', minutes: 30, sections: ['memory'] } as const;
    const plan = planMock(setup, pool, 7);
    const asked = plan.filter(({ kind }) => kind !== 'coding');
    expect(asked.every(({ id }) => id.includes('-memory-') && levelOf(id) !== 'basic')).toBe(true);
    expect(planMock(setup, pool, 7)).toEqual(plan);
    expect(planMock(setup, pool, 8)).not.toEqual(plan);
  });

  it('leaves out what a section does not have', () => {
    const plan = planMock({ role: 'mid', minutes: 30, sections: ['async'] }, pool, 1);
    expect(plan.map(({ kind }) => kind)).not.toContain('coding');
    expect(planMock({ role: 'mid', minutes: 30, sections: ['streams'] }, pool, 1)).toEqual([]);
  });
});

describe('the clock of an interview', () => {
  it('does not count pauses', () => {
    let clock = running({ gathered: 0 }, 1000);
    clock = paused(clock, 4000);
    expect(elapsed(clock, 99_000)).toBe(3000);
    clock = running(clock, 100_000);
    expect(running(clock, 101_000)).toBe(clock);
    expect(elapsed(clock, 102_000)).toBe(5000);
  });
});

describe('the report of an interview', () => {
  it('names the weak topics, weakest first', () => {
    const results = [result('a', 'strong'), result('b', 'weak'), result('c', 'ok')];
    const topics: Record<string, string[]> = { a: ['loops'], b: ['leaks'], c: ['pools', 'loops'] };
    expect(scoreMock(results, (id) => topics[id] ?? [])).toEqual({ share: 0.5, weak: ['leaks', 'pools'] });
  });

  it('is read back from storage, without what cannot be read', () => {
    const report = { ...reportAt(1), results: [result('a', 'ok')] };
    const stored: unknown = JSON.parse(JSON.stringify({ ...report, results: [...report.results, { id: 'b' }] }));
    expect(readReport(stored)).toEqual(report);
    expect(readReport({ ...report, role: 'king' })).toBeUndefined();
    const { rounds, sections, ...old } = report;
    expect(readReport(old)).toEqual({ ...old, rounds: 1, sections: [] });
    expect([rounds, sections]).toEqual([4, []]);
  });

  it('is held against the last earlier one for the same role about the same sections', () => {
    const now = reportAt(9, { sections: ['memory', 'async'] });
    const others = [
      reportAt(8),
      reportAt(7, { role: 'staff', sections: ['async', 'memory'] }),
      reportAt(6, { sections: ['async', 'memory'] }),
      reportAt(5, { sections: ['async', 'memory'] }),
      reportAt(10, { sections: ['async', 'memory'] }),
    ];
    expect(comparedTo(now, [now, ...others])?.startedAt).toBe(6);
    expect(comparedTo(now, [now])).toBeUndefined();
  });
});
