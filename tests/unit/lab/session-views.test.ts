import { describe, expect, it } from 'vitest';
import { diffRows } from '../../../src/lab/session/diff.ts';
import { announceResults, factor, verdictSentence, verdictWord } from '../../../src/lab/session/messages.ts';
import type { BenchSummary } from '../../../src/lab/session/package.ts';
import { viewTasks } from '../../../src/lab/session/tasks.ts';
import { benchReport, resultsOf, summary, testResult } from './session-fakes.ts';

const statuses = (...[tests, running]: [Parameters<typeof viewTasks>[1], boolean]): string[] =>
  viewTasks(summary.tasks, tests, running).map((task) => task.status);

describe('tasks', () => {
  it('have not run before the first run, and are all running when it begins', () => {
    expect(statuses([], false)).toEqual(['none', 'none']);
    expect(statuses([], true)).toEqual(['running', 'running']);
  });

  it('fail with their first failed test, and pass once the run has moved on', () => {
    expect(statuses([testResult('count', { status: 'fail' })], true)).toEqual(['failed', 'running']);
    expect(statuses([testResult('reset')], true)).toEqual(['running', 'running']);
    expect(statuses([testResult('reset'), testResult('count')], true)).toEqual(['running', 'passed']);
    expect(statuses([testResult('reset'), testResult('count')], false)).toEqual(['passed', 'passed']);
  });

  it('without a test of their own never pass', () => {
    expect(statuses([testResult('count')], false)).toEqual(['passed', 'none']);
    expect(statuses([testResult('count', { status: 'skip' })], false)).toEqual(['skipped', 'none']);
  });
});

describe('a diff', () => {
  it('is the grader’s, line by line', () => {
    expect(diffRows({ diff: '  [\n-   1\n+   2\n  ]\n' })).toEqual([
      { side: 'same', text: '[' },
      { side: 'expected', text: '  1' },
      { side: 'actual', text: '  2' },
      { side: 'same', text: ']' },
    ]);
  });

  it('is both values where the grader wrote none', () => {
    expect(diffRows({ expected: '1', actual: '2' })).toEqual([
      { side: 'expected', text: '1' },
      { side: 'actual', text: '2' },
    ]);
    expect(diffRows({})).toEqual([]);
  });

  it('is not shown when the values should have differed', () => {
    expect(diffRows({ expected: '0', actual: '0' })).toEqual([]);
  });
});

describe('sentences', () => {
  const bench = summary.benches[0] as BenchSummary;

  it('say what passed and name what failed', () => {
    const results = resultsOf([testResult('count', { status: 'fail' }), testResult('reset')]);
    expect(announceResults(summary.tasks, results)).toBe('1 of 2 tasks passed. Failed: Count up.');
  });

  it('call a time faster or slower, and anything else better or worse', () => {
    expect(verdictWord(benchReport())).toBe('faster');
    expect(verdictWord(benchReport({ verdict: 'worse' }))).toBe('slower');
    expect(verdictWord({ ...benchReport(), metric: 'in-flight' })).toBe('better');
  });

  it('give the reason of an inconclusive benchmark', () => {
    const chance = benchReport({ verdict: 'inconclusive', ratio: 1.02, ci95: [0.95, 1.1] });
    expect(verdictSentence(chance, bench)).toBe(
      'Inconclusive. The interval includes 1, so chance alone could explain the difference. Measured 1.02× (95 % interval 0.95× to 1.10×).',
    );
    const small = benchReport({ verdict: 'inconclusive', ratio: 1.2, ci95: [1.1, 1.6] });
    expect(verdictSentence(small, bench)).toContain('may be smaller than the 1.50× that counts here');
  });

  it('round large factors', () => {
    expect(factor(41.7)).toBe('42×');
  });
});
