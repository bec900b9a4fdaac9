import { describe, expect, it } from 'vitest';
import type { SessionPorts } from '../../../src/lab/session/ports.ts';
import { LabSession } from '../../../src/lab/session/session.ts';
import type { TestResult } from '../../../src/schemas/results.ts';
import {
  benchReport,
  idleEngine,
  labPackage,
  MemoryProgress,
  resultsOf,
  summary,
  testResult,
  workingPorts,
} from './session-fakes.ts';

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

describe('running the tests', () => {
  it('runs the reader’s files over the starter, and keeps the verdict', async () => {
    let ran: Readonly<Record<string, string>> = {};
    const session = new LabSession(
      summary,
      workingPorts({
        grade: async (_engine, { files }) => {
          ran = files;
          return resultsOf([testResult('count'), testResult('reset')]);
        },
      }),
    );
    session.edit('counter.js', 'mine\n');
    await session.runTests();
    expect(ran).toEqual({ 'counter.js': 'mine\n', 'given.js': 'given\n' });
    expect(session.state.phase).toBe('idle');
    expect(session.state.run?.results?.status).toBe('pass');
    expect(session.state.announcement).toBe('All tests passed. 2 of 2 tasks passed.');
  });

  it('shows the steps of the start, then each test as it ends', async () => {
    const seen: string[] = [];
    const session = new LabSession(
      summary,
      workingPorts({
        engine: async (_signal, onStep) => {
          onStep({ id: 'load', label: 'Load', status: 'running' });
          onStep({ id: 'load', label: 'Load', status: 'completed', ms: 3 });
          return idleEngine;
        },
        grade: async (_engine, _request, onTest) => {
          onTest(testResult('count'));
          onTest(testResult('reset', { status: 'fail' }));
          return resultsOf([testResult('count'), testResult('reset', { status: 'fail' })]);
        },
      }),
    );
    session.subscribe(({ phase, steps, run }) =>
      seen.push(`${phase} ${steps.map((step) => step.status).join()} ${run?.tests.length ?? 0}`),
    );
    await session.runTests();
    expect(seen).toContain('starting running 0');
    expect(seen).toContain('starting completed 0');
    expect(seen).toContain('testing completed 1');
    expect(session.state.announcement).toBe('1 of 2 tasks passed. Failed: Start again.');
  });

  it('stops when asked, and the next run works', async () => {
    let runs = 0;
    const session = new LabSession(
      summary,
      workingPorts({
        grade: async (_engine, { signal }) => {
          runs += 1;
          return runs === 1 ? whenAborted(signal) : resultsOf([testResult('count'), testResult('reset')]);
        },
      }),
    );
    const testing = new Promise<void>((resolve) =>
      session.subscribe((state) => state.phase === 'testing' && resolve()),
    );
    const run = session.runTests();
    await testing;
    session.stop();
    await run;
    expect(session.state).toMatchObject({ phase: 'idle', announcement: 'Stopped.', run: { stopped: true } });
    await session.runTests();
    expect(session.state.run?.results?.status).toBe('pass');
  });

  it('does not start a second run while one is under way', async () => {
    let runs = 0;
    const grade: SessionPorts['grade'] = async () => {
      runs += 1;
      return resultsOf([]);
    };
    const session = new LabSession(summary, workingPorts({ grade }));
    await Promise.all([session.runTests(), session.runTests(), session.runBench('speed')]);
    expect(runs).toBe(1);
  });

  it('says in a sentence what ended a whole run, and where', async () => {
    const problem = { message: 'Stopped after 1000 ms.', location: { file: 'counter.js', line: 2, column: 1 } };
    const session = new LabSession(
      summary,
      workingPorts({ grade: async () => resultsOf([], { status: 'error', errorKind: 'timeout', ...problem }) }),
    );
    await session.runTests();
    expect(session.state.run?.problem).toEqual(problem);
    expect(session.state.announcement).toBe(problem.message);
  });

  it('tries a failed download again with the next run', async () => {
    let loads = 0;
    const session = new LabSession(
      summary,
      workingPorts({
        loadPackage: async () => {
          loads += 1;
          if (loads === 1) throw new Error('no connection');
          return labPackage;
        },
      }),
    );
    await session.runTests();
    expect(session.state.run?.problem?.message).toBe('no connection');
    await session.runTests();
    expect(session.state.run?.results?.status).toBe('pass');
  });
});

describe('the benchmark', () => {
  it('shows progress, then the report, and announces the verdict with its interval', async () => {
    const progress: number[] = [];
    const session = new LabSession(summary, workingPorts());
    session.subscribe(({ bench }) => bench && progress.push(bench.done));
    await session.runBench('speed');
    expect(progress.at(-1)).toBe(1);
    expect(session.state.bench?.report?.comparison.ratio).toBe(2);
    expect(session.state.announcement).toBe('Your counter against naive: 2.00× faster (95 % interval 1.80× to 2.20×).');
  });

  it('shows why there is no report', async () => {
    const bench: SessionPorts['bench'] = () => Promise.reject(new Error('Both sides give different answers.'));
    const session = new LabSession(summary, workingPorts({ bench }));
    await session.runBench('speed');
    expect(session.state.bench?.problem?.message).toBe('Both sides give different answers.');
  });
});

describe('edits', () => {
  it('reset to the starter before anything was fetched, and come back by undo', async () => {
    const session = new LabSession(summary, workingPorts({ loadPackage: () => Promise.reject(new Error('offline')) }));
    session.edit('counter.js', 'mine\n');
    session.resetLab();
    expect(session.state.edits).toEqual({});
    session.undo();
    expect(session.textOf('counter.js')).toBe('mine\n');
    expect(session.state.undo).toEqual([]);
  });

  it('come back by undo after a reload too, each reset for itself', async () => {
    const progress = new MemoryProgress();
    const ports = workingPorts({ openProgress: async () => progress });
    const session = new LabSession(summary, ports);
    await session.restore();
    session.edit('counter.js', 'first\n');
    session.resetFile('counter.js');
    session.edit('counter.js', 'second\n');
    session.takeOver({ 'counter.js': 'theirs\n' }, 'Your files hold somebody’s version now.');
    await session.settled();

    const again = new LabSession(summary, ports);
    await again.restore();
    expect(again.textOf('counter.js')).toBe('theirs\n');
    again.undo();
    expect(again.textOf('counter.js')).toBe('second\n');
    again.undo();
    expect(again.textOf('counter.js')).toBe('first\n');
    expect(again.state.undo).toEqual([]);
  });

  it('a text equal to the starter’s is no edit', async () => {
    const session = new LabSession(summary, workingPorts());
    await session.load();
    session.edit('counter.js', 'mine\n');
    session.edit('counter.js', 'starter\n');
    expect(session.state.edits).toEqual({});
  });

  it('gives tests their tabs when a result points into them, and takes them away again', () => {
    const session = new LabSession(summary, workingPorts());
    session.openFile('tests/counter.test.js', { line: 3, column: 1 });
    expect(session.state).toMatchObject({
      testsShown: true,
      open: { path: 'tests/counter.test.js', jump: { line: 3 } },
    });
    session.showTests(false);
    expect(session.state.open.path).toBe('counter.js');
  });
});

describe('help', () => {
  it('opens one rung with each request, up to the last', () => {
    const session = new LabSession(summary, workingPorts());
    for (let asked = 0; asked < 5; asked += 1) session.askHint('reset');
    expect(session.state.help.hints).toEqual({ reset: 2 });
  });

  it('shows the solution to those who ask twice, and at once to those who passed', async () => {
    const asking = new LabSession(summary, workingPorts());
    asking.askSolution();
    expect(asking.solutionOpen).toBe(false);
    asking.askSolution();
    expect(asking.solutionOpen).toBe(true);

    const passing = new LabSession(summary, workingPorts());
    await passing.runTests();
    passing.askSolution();
    expect(passing.solutionOpen).toBe(true);
  });
});

describe('a later visit', () => {
  const failing: TestResult[] = [testResult('count'), testResult('reset', { status: 'fail', message: 'no' })];

  async function visit(progress: MemoryProgress, lab = summary): Promise<LabSession> {
    const grade: SessionPorts['grade'] = async () => resultsOf(failing);
    const session = new LabSession(lab, workingPorts({ openProgress: async () => progress, grade }));
    await session.restore();
    return session;
  }

  it('finds edits, results, benchmark and help again, marked as earlier, and runs nothing', async () => {
    const progress = new MemoryProgress();
    const first = await visit(progress);
    first.edit('counter.js', 'mine\n');
    first.askHint('count');
    await first.runTests();
    await first.runBench('speed');

    const { state } = await visit(progress);
    expect(state).toMatchObject({ phase: 'idle', edits: { 'counter.js': 'mine\n' }, outdated: false });
    expect(state.help.hints).toEqual({ count: 1 });
    expect(state.run?.tests).toEqual(failing);
    expect(state.run?.earlier).toBeTypeOf('number');
    expect(state.bench?.report?.comparison.verdict).toBe('better');
  });

  it('keeps the work and says so when the lab has changed since', async () => {
    const progress = new MemoryProgress();
    (await visit(progress)).edit('counter.js', 'mine\n');
    const { state } = await visit(progress, { ...summary, contentHash: 'v2' });
    expect(state).toMatchObject({ outdated: true, edits: { 'counter.js': 'mine\n' } });
  });

  it('does not lose what was typed or asked while storage was opening', async () => {
    const progress = new MemoryProgress();
    const session = new LabSession(summary, workingPorts({ openProgress: async () => progress }));
    const restored = session.restore();
    session.edit('counter.js', 'typed early\n');
    session.askSolution();
    await restored;
    expect(session.state.help.solutionAsked).toBe(1);
    expect(session.textOf('counter.js')).toBe('typed early\n');
    expect(progress.get('lab-edits', summary.id)?.value).toMatchObject({ files: { 'counter.js': 'typed early\n' } });
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['files of another lab', { files: { 'other.js': 'x' } }],
    ['texts that are none', { files: { 'counter.js': 7 }, help: { hints: { count: 'many' } } }],
  ])('ignores stored %s', async (_name, value) => {
    const progress = new MemoryProgress();
    await progress.set('lab-edits', summary.id, value);
    await progress.set('lab-result', summary.id, value);
    await progress.set('bench-best', `${summary.id}:speed`, value);
    const { state } = await visit(progress);
    expect(state).toMatchObject({ edits: {}, run: undefined, bench: undefined });
  });

  it('follows what another tab does', async () => {
    const progress = new MemoryProgress();
    const here = await visit(progress);
    const there = await visit(progress);
    there.edit('counter.js', 'from there\n');
    expect(here.textOf('counter.js')).toBe('from there\n');
  });

  it('brings back by undo what it had when another tab changed the lab without knowing of it', async () => {
    const progress = new MemoryProgress();
    const here = await visit(progress);
    here.edit('counter.js', 'mine\n');
    await here.settled();
    await progress.set('lab-edits', summary.id, { files: { 'counter.js': 'theirs\n' } }, 'v1', 1);
    expect(here.textOf('counter.js')).toBe('theirs\n');
    expect(here.state.announcement).toContain('Another tab changed this lab at the same time');
    here.undo();
    expect(here.textOf('counter.js')).toBe('mine\n');
  });

  it('keeps the best ratio of a benchmark until the lab changes', async () => {
    const progress = new MemoryProgress();
    const best = (): unknown => (progress.get('bench-best', `${summary.id}:speed`)?.value as { best?: unknown }).best;
    const measure = async (comparison: Parameters<typeof benchReport>[0], lab = summary): Promise<void> => {
      const bench = async () => benchReport(comparison);
      const session = new LabSession(lab, workingPorts({ openProgress: async () => progress, bench }));
      await session.restore();
      await session.runBench('speed');
    };
    await measure({ ratio: 1.1, verdict: 'inconclusive' });
    expect(best()).toBeUndefined();
    await measure({ ratio: 3 });
    await measure({ ratio: 2 });
    expect(best()).toMatchObject({ ratio: 3 });
    await measure({ ratio: 2 }, { ...summary, contentHash: 'v2' });
    expect(best()).toMatchObject({ ratio: 2 });
  });
});
