import { describe, expect, test } from 'vitest';
import { add, countPlaywright, countVitest } from '../../support/counts.ts';

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

  test('a report of something else is refused', () => {
    expect(() => countVitest({})).toThrow(/numPassedTests/);
    expect(() => countPlaywright({})).toThrow(/expected/);
  });
});
