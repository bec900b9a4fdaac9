import { describe, expect, it } from 'vitest';
import { matchLesson, type Lesson } from '../../../src/lab/session/lessons.ts';
import { LabSession } from '../../../src/lab/session/session.ts';
import { resultsOf, summary, testResult, workingPorts } from './session-fakes.ts';

const lessons: Lesson[] = [
  { fails: ['count > works'], lesson: 'One.' },
  { fails: ['count > works', 'reset > works'], lesson: 'Both.', trap: { id: 'K5', text: 'A trap' } },
];
const failing = (...ids: string[]) =>
  resultsOf(summary.tasks.map(({ id }) => testResult(id, { status: ids.includes(id) ? 'fail' : 'pass' })));

describe('why the tests reject this', () => {
  it('is the lesson of the wrong solution that fails exactly the same tests', () => {
    expect(matchLesson(lessons, failing('count'), summary.tasks)?.lesson).toBe('One.');
    expect(matchLesson(lessons, failing('count', 'reset'), summary.tasks)?.trap?.id).toBe('K5');
    expect(matchLesson(lessons, failing('reset'), summary.tasks)).toBeUndefined();
  });

  it('is not guessed when a task did not run or the run ended with an error', () => {
    const part = resultsOf([testResult('count', { status: 'fail' })]);
    expect(matchLesson(lessons, part, summary.tasks)).toBeUndefined();
    expect(matchLesson(lessons, { ...failing('count'), status: 'error' }, summary.tasks)).toBeUndefined();
  });

  it('comes with the results, and is gone with the next run', async () => {
    let failed = ['count'];
    const session = new LabSession(
      summary,
      workingPorts({ grade: async () => failing(...failed), loadLessons: async () => lessons }),
    );
    const told = new Promise<string>((resolve) =>
      session.subscribe(({ run }) => run?.lesson && resolve(run.lesson.lesson)),
    );
    await session.runTests();
    expect(await told).toBe('One.');
    failed = [];
    await session.runTests();
    expect(session.state.run?.lesson).toBeUndefined();
  });
});
