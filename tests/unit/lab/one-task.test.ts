import { describe, expect, it } from 'vitest';
import { LabSession } from '../../../src/lab/session/session.ts';
import { viewTasks } from '../../../src/lab/session/tasks.ts';
import type { TestResult } from '../../../src/schemas/results.ts';
import { MemoryProgress, resultsOf, summary, testResult, workingPorts } from './session-fakes.ts';

/** A session whose code passes exactly the tasks of `passing`, as it is when a run starts. */
function sessionPassing(passing: Set<string>, progress = new MemoryProgress()): LabSession {
  return new LabSession(
    summary,
    workingPorts({
      openProgress: async () => progress,
      grade: async (_engine, { only }) =>
        resultsOf(
          summary.tasks
            .filter(({ id }) => only === undefined || only === id)
            .map(({ id }): TestResult => testResult(id, { status: passing.has(id) ? 'pass' : 'fail' })),
        ),
    }),
  );
}

const statuses = (session: LabSession) =>
  viewTasks(summary.tasks, session.state.run?.tests ?? [], false).map(({ status }) => status);

describe('a run of one task', () => {
  it('grades that task alone and leaves the others as they were', async () => {
    const passing = new Set(['reset']);
    const session = sessionPassing(passing);
    await session.runTests();
    passing.add('count');
    passing.delete('reset');
    await session.runTests('count');
    expect(statuses(session)).toEqual(['passed', 'passed']);
    expect(session.state.announcement).toBe('Count up: 1 of 1 tests passed. With it, all tasks have passed.');
    expect(session.state.run?.results?.status).toBe('pass');
  });

  it('marks results of other code, and does not count the lab as passed by them', async () => {
    const passing = new Set(['count', 'reset']);
    const progress = new MemoryProgress();
    const session = sessionPassing(passing, progress);
    await session.restore();
    await session.runTests();
    session.edit('counter.js', 'mine\n');
    await session.runTests('count');
    expect(session.state.run?.stale).toEqual(['reset']);
    expect(session.state.run?.results?.status).toBe('fail');
    expect(session.state.announcement).toBe('Count up: 1 of 1 tests passed.');

    const again = sessionPassing(passing, progress);
    await again.restore();
    expect(again.state.run?.stale).toEqual(['reset']);
    await again.runTests('reset');
    expect(again.state.run?.stale).toEqual([]);
    expect(again.state.run?.results?.status).toBe('pass');
  });

  it('leaves tasks that never ran as not run', async () => {
    const session = sessionPassing(new Set(['reset']));
    await session.runTests('reset');
    expect(statuses(session)).toEqual(['none', 'passed']);
    expect(session.state.run?.results?.status).toBe('fail');
  });
});
