/** How many tests ended how. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The sum of two counts. */
export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function number(report: unknown, name: string): number {
  const value = typeof report === 'object' && report !== null ? (report as Record<string, unknown>)[name] : undefined;
  if (typeof value !== 'number') throw new Error(`the report has no number "${name}"`);
  return value;
}

/**
 * Counts in a report of Vitest's json reporter. A file that could not be loaded has no tests in it: it counts as one failure.
 * @throws {Error} when it is no such report.
 */
export function countVitest(report: unknown): Counts {
  const files = (report as { testResults?: { status?: string; assertionResults?: unknown[] }[] }).testResults ?? [];
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults?.length === 0).length;
  return {
    passed: number(report, 'numPassedTests'),
    failed: number(report, 'numFailedTests') + unloaded,
    skipped: number(report, 'numPendingTests') + number(report, 'numTodoTests'),
  };
}

/**
 * Counts in a report of Playwright's json reporter. Flaky cannot occur: there are no retries.
 * @throws {Error} when it is no such report.
 */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors = [] } = report as { stats?: unknown; errors?: unknown[] };
  return {
    passed: number(stats, 'expected'),
    failed: number(stats, 'unexpected') + number(stats, 'flaky') + errors.length,
    skipped: number(stats, 'skipped'),
  };
}

/** A test that failed: its file and name, and what it said. */
export interface Failure {
  name: string;
  message: string;
}

interface VitestFile {
  name?: string;
  status?: string;
  message?: string;
  assertionResults?: { status?: string; fullName?: string; failureMessages?: string[] }[];
}

/** The tests that failed in a report of Vitest's json reporter, and the files that could not be loaded. */
export function vitestFailures(report: unknown): Failure[] {
  return ((report as { testResults?: VitestFile[] }).testResults ?? []).flatMap((file) => {
    const tests = file.assertionResults ?? [];
    const place = file.name ?? '(a file without a name)';
    if (file.status === 'failed' && tests.length === 0) return [{ name: place, message: file.message ?? '' }];
    return tests
      .filter((test) => test.status === 'failed')
      .map((test) => ({
        name: `${place} > ${test.fullName ?? ''}`,
        message: (test.failureMessages ?? []).join('\n'),
      }));
  });
}
