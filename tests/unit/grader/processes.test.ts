import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { NodeEngine } from '../../../src/engines/node/engine.ts';
import { gradeLab } from '../../../src/grader/grade.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let engine: NodeEngine;
beforeAll(async () => {
  engine = await NodeEngine.create();
});
afterAll(() => engine.dispose());

const HEAD = "import { describe, it } from 'node:test';\nimport { act } from '../act.js';\n";
const file = (task: string): string =>
  `${HEAD}describe('${task}', () => {\n  it('acts', () => act('${task}'));\n  it('acts again', () => act('${task}'));\n});\n`;

/** Grades three test files, one a task. `act` is the body of the reader's function, called with the name of the task. */
async function grade(act: string, changed: Record<string, string> = {}) {
  const spawn = vi.spyOn(engine, 'spawn');
  const ids = ['a', 'b', 'c'];
  const lab = {
    tasks: ids.map((id) => ({ id, title: id, requires: [] })),
    timeoutMs: 20_000,
    limits: { outputBytes: 10_000, memoryMb: 64 },
  };
  const tests = { ...Object.fromEntries(ids.map((id) => [`tests/${id}.test.js`, file(id)])), ...changed };
  const files = { 'act.js': `export const act = (task) => { ${act} };` };
  const { errorKind, tests: results } = await gradeLab(engine, { lab, files, tests });
  const processes = spawn.mock.calls.length;
  spawn.mockRestore();
  return { errorKind, processes, tests: results.map((test) => `${test.taskId} ${test.status}`) };
}

it('runs all test files in one process, in order', async () => {
  expect(await grade('')).toEqual({
    errorKind: undefined,
    processes: 1,
    tests: ['a pass', 'a pass', 'b pass', 'b pass', 'c pass', 'c pass'],
  });
});

it('grades the files behind one that ended the process in another', async () => {
  expect(await grade("if (task === 'b') process.exit(0);")).toEqual({
    errorKind: 'exit',
    processes: 2,
    tests: ['a pass', 'a pass', 'b error', 'b error', 'c pass', 'c pass'],
  });
});

it('runs each file by itself when one of them cannot be loaded', async () => {
  const { errorKind, tests } = await grade('', { 'tests/b.test.js': `${file('b')}throw new Error('boom');` });
  expect({ errorKind, tests }).toEqual({
    errorKind: 'import-crash',
    tests: ['a pass', 'a pass', 'b error', 'b error', 'c pass', 'c pass'],
  });
});
