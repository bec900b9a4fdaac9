import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { NodeEngine } from '../../../src/engines/node/engine.ts';
import { EngineError } from '../../../src/engines/types.ts';
import { gradeLab } from '../../../src/grader/grade.ts';
import type { Results } from '../../../src/schemas/results.ts';
import { BROKEN, gradeAdd, TEST, type Broken, type GradeAdd } from './broken.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let engine: NodeEngine;
beforeAll(async () => {
  engine = await NodeEngine.create();
});
afterAll(() => engine.dispose());

const grade = (code: string, options?: GradeAdd): Promise<Results> => gradeAdd(engine, code, options);

/** What only a process of its own can go through. */
const fatal: Broken[] = [
  ['exit', 'export const add = () => process.reallyExit(0);', /ended while "add > adds small numbers"/],
  ['crash', 'export const add = () => process.abort();', /crashed while "add > adds small numbers".*SIGABRT/],
  [
    'out-of-memory',
    'export const add = () => { const all = []; for (;;) all.push(new Array(1000).fill({})); };',
    /Out of memory while "add > adds small numbers".*limit 64 MB/,
  ],
];

describe('a run that goes wrong as a whole', () => {
  it.each([...BROKEN, ...fatal])('%s: %s', async (errorKind, code, message, timeoutMs) => {
    const results = await grade(code, timeoutMs === undefined ? {} : { timeoutMs });
    expect(results).toMatchObject({ status: 'error', errorKind });
    expect(results.message).toMatch(message);
    expect(results.tests.map((test) => test.name)).toEqual(['adds small numbers', 'adds nothing']);
  });

  it('boot: an engine that cannot start', async () => {
    const dead = Object.assign(Object.create(engine) as NodeEngine, {
      boot: () => Promise.reject(new EngineError('network', 'offline')),
      capabilities: () => engine.capabilities(),
    });
    Object.defineProperty(dead, 'root', { value: engine.root });
    const lab = { tasks: [], timeoutMs: 1000, limits: { outputBytes: 1024, memoryMb: 64 } };
    const results = await gradeLab(dead, { lab, files: {}, tests: {} });
    expect(results).toMatchObject({
      status: 'error',
      errorKind: 'boot',
      message: expect.stringContaining('offline') as string,
    });
  });

  it('unsupported: names what the engine lacks, and passes nothing', async () => {
    const lab = {
      tasks: [{ id: 'add', title: 'Add', requires: ['postgres' as const] }],
      timeoutMs: 20_000,
      limits: { outputBytes: 1024, memoryMb: 64 },
    };
    const files = { 'add.js': 'export const add = (a, b) => a + b;' };
    const results = await gradeLab(engine, { lab, files, tests: { 'tests/add.test.js': TEST } });
    expect(results).toMatchObject({ status: 'error', errorKind: 'unsupported' });
    expect(results.message).toContain('postgres');
    expect(results.tests.map((test) => test.status)).toEqual(['skip', 'skip']);
  });

  it('rejects with the reason of the signal', async () => {
    await expect(grade('export const add = 1;', { signal: AbortSignal.abort(new Error('closed')) })).rejects.toThrow(
      'closed',
    );
  });
});

describe('a run that works', () => {
  const right = 'export const add = (a, b) => { console.log("sum", a, b); console.error("warn", a); return a + b; };';

  it.each(['stdout', 'file'] as const)('passes, with the output of each test at that test (%s)', async (transport) => {
    const live: string[] = [];
    const results = await grade(right, { transport, onTest: (test) => live.push(test.name) });
    expect(results).toMatchObject({ status: 'pass' });
    expect(live).toEqual(['adds small numbers', 'adds nothing']);
    expect(results.tests.map((test) => test.output?.split('\n').sort().join('|'))).toEqual([
      '|sum 1 2|warn 1',
      '|sum 0 0|warn 0',
    ]);
  });

  it('shows expected, actual and the code of a failed test, and the line of the reader that threw', async () => {
    const code = "export const add = (a, b) => {\n  if (a === 0) throw new TypeError('no zero');\n  return a - b;\n};";
    const [wrong, threw] = (await grade(code)).tests;
    expect(wrong).toMatchObject({
      status: 'fail',
      expected: '3',
      actual: '-1',
      location: { file: 'tests/add.test.js', line: 6 },
    });
    expect(wrong?.testCode).toBe("it('adds small numbers', async () => assert.equal(await add(1, 2), 3))");
    expect(threw).toMatchObject({ message: 'TypeError: no zero', location: { file: 'add.js', line: 2, column: 22 } });
  });

  it('shows a comparison once, and what must not be as such', async () => {
    const code = 'export const add = () => 1;';
    const test = TEST.replace(
      'assert.equal(await add(1, 2), 3)',
      "assert.equal(await add(1, 2), 3, 'Adds up.')",
    ).replace('assert.equal(await add(0, 0), 0)', "assert.notEqual(await add(0, 0), 1, 'Not that.')");
    expect((await grade(code, { test })).tests).toMatchObject([
      { message: 'Adds up.', expected: '3', actual: '1' },
      { message: 'Not that.', expected: 'anything but 1', actual: '1' },
    ]);
  });

  it('never passes a skip', async () => {
    const results = await grade(right, { test: TEST.replace("it('adds nothing'", "it.skip('adds nothing'") });
    expect(results.status).toBe('fail');
    expect(results.tests.map((test) => test.status)).toEqual(['pass', 'skip']);
  });

  it('never passes a run without tests', async () => {
    const results = await grade(right, { test: "import '../add.js';" });
    expect(results).toMatchObject({ status: 'error', tests: [] });
    expect(results.message).toContain('No test ran');
  });
});

describe('code that tries to cheat', () => {
  it('cannot print a result: it does not know the prefix', async () => {
    const line = JSON.stringify({ e: 'pass', name: 'adds nothing', nesting: 1, type: 'test' });
    const code = `console.log(process.env.HOTPATH_TOKEN, ${JSON.stringify(`\u001e x ${line}`)});\nexport const add = () => 1;`;
    expect((await grade(code)).status).toBe('fail');
  });

  it('cannot declare tests of its own', async () => {
    const code =
      "import { describe, it } from 'node:test';\ndescribe('add', () => { it('free', () => {}); });\nexport const add = () => 1;";
    const results = await grade(code);
    expect(results.tests.map((test) => [test.name, test.status])).toEqual([
      ['adds small numbers', 'fail'],
      ['adds nothing', 'fail'],
    ]);
  });

  it('cannot get hold of the channel', async () => {
    const code =
      "import { claim } from './.hotpath/channel.mjs';\nconsole.log(String(claim()));\nexport const add = (a, b) => a + b;";
    expect((await grade(code)).status).toBe('pass');
  });
});

it('grades only the tasks that are asked for', async () => {
  const two = `${TEST}\ndescribe('more', () => { it('is left out', () => assert.fail()); });\n`;
  const live: string[] = [];
  const results = await grade('export const add = (a, b) => a + b;', {
    test: two,
    only: ['add'],
    onTest: (test) => live.push(test.taskId),
  });
  expect(results).toMatchObject({ status: 'pass' });
  expect([...new Set(live)]).toEqual(['add']);
});

it('names the place of a syntax error in a test file', async () => {
  const results = await grade('export const add = (a, b) => a + b;', { test: 'import (;' });
  expect(results).toMatchObject({ errorKind: 'syntax', location: { file: 'tests/add.test.js', line: 1 } });
});

it('runs no test file without a task that is asked for', async () => {
  const lab = {
    tasks: ['add', 'more'].map((id) => ({ id, title: id, requires: [] })),
    timeoutMs: 20_000,
    limits: { outputBytes: 1024, memoryMb: 64 },
  };
  const other =
    "import { describe, it } from 'node:test';\ndescribe('more', () => { it('ends it all', () => process.abort()); });\n";
  const tests = { 'tests/add.test.js': TEST, 'tests/more.test.js': other };
  const files = { 'add.js': 'export const add = (a, b) => a + b;' };
  expect(await gradeLab(engine, { lab, files, tests }, { only: ['add'] })).toMatchObject({ status: 'pass' });
});
