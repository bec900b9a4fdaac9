import { describe, expect, test } from 'vitest';
import { add, countPlaywright, countVitest, vitestFailures } from '../../support/counts.ts';

describe('the counts line', () => {
  const vitest = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0, testResults: [] };

  test('adds what passed, failed and was skipped', () => {
    const playwright = { stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 1 }, errors: [] };
    expect(add(countVitest(vitest), countPlaywright(playwright))).toEqual({ passed: 10, failed: 2, skipped: 3 });
  });

  test('a test file that could not be loaded is a failure, though no test of it failed', () => {
    const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countVitest(broken).failed).toBe(2);
  });

  test('a site that did not start is a failure, though no test of it ran', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: [{ message: 'webServer was not able to start' }] }).failed).toBe(1);
  });

  test('what failed is named at the end: tests, and files that could not be loaded', () => {
    const testResults = [
      { name: 'a.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'fine' },
          { status: 'failed', fullName: 'group adds', failureMessages: ['expected 1', 'to be 2'] },
        ],
      },
    ];
    expect(vitestFailures({ ...vitest, testResults })).toEqual([
      { name: 'a.test.ts', message: 'no such file' },
      { name: 'b.test.ts > group adds', message: 'expected 1\nto be 2' },
    ]);
  });

  test('a report of something else is refused', () => {
    expect(() => countVitest({})).toThrow(/numPassedTests/);
    expect(() => countPlaywright({})).toThrow(/expected/);
  });
});
