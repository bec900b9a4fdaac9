import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { NodeEngine } from '../../../src/engines/node/engine.ts';
import { readLab } from '../../../src/lab/disk/read-lab.ts';
import type { LabSource } from '../../../src/lab/files.ts';
import { checkLab, checkLabs, type GateOptions } from '../../../src/lab/gate/check.ts';
import { formatProblem } from '../../../src/schemas/problems.ts';

// Real processes on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const { data: clamp } = await readLab(path.join(import.meta.dirname, 'fixtures/labs'), 'clamp');
if (clamp === undefined) throw new Error('the fixture lab must be readable');
const right: LabSource = clamp;
const flag = path.join(tmpdir(), `hotpath-flaky-${process.pid}`);
afterAll(() => rmSync(flag, { force: true }));

async function check(lab: LabSource, options: GateOptions = { repeat: 1 }): Promise<string[]> {
  return (await checkLab(lab, () => NodeEngine.create(), options)).map(formatProblem);
}
const code = (body: string) => ({ 'clamp.js': `export const clamp = (value, low, high) => ${body};\n` });
const withTest = (test: string) => ({
  'tests/clamp.test.js': String(right.tests['tests/clamp.test.js']).replace(/\}\);\s*$/, `  ${test}\n});\n`),
});

it('finds nothing in a lab that keeps its promises', async () => {
  expect(await check(right, { repeat: 2, repeatOthers: 2 })).toEqual([]);
});

it('runs only the benches, in full, when asked for them', async () => {
  const paths: string[] = [];
  const verdicts: string[] = [];
  const options: GateOptions = {
    bench: true,
    onRun: (run) => paths.push(run),
    onBench: ({ comparison }) => verdicts.push(comparison.verdict),
  };
  expect(await check(right, options)).toEqual([]);
  expect({ paths, verdicts }).toEqual({ paths: ['labs/clamp/bench/loop.bench.js'], verdicts: ['better'] });
});

describe('names file and mend when', () => {
  const { mutants, manifest } = right;
  const upper = mutants['upper-only'];
  if (upper === undefined) throw new Error('the fixture lab must have this mutant');
  const broken: [what: string, lab: LabSource, problem: RegExp][] = [
    ['the starter passes', { ...right, starter: right.solution }, /^labs\/clamp\/starter:1: must fail the tests/],
    [
      'the starter does not load',
      { ...right, starter: { 'clamp.js': 'export const clamp = (' } },
      /starter:1: must run and fail .*Syntax error/,
    ],
    ['the solution fails', { ...right, solution: code('low') }, /^labs\/clamp\/solution:1: must pass "bounds > lowers/],
    [
      'a variant is rejected',
      { ...right, variants: { odd: code('value + 0.5') } },
      /^labs\/clamp\/variants\/odd:1: must pass/,
    ],
    [
      'a mutant survives',
      {
        ...right,
        mutants: { ...mutants, 'upper-only': { ...upper, files: code('(Math.min(high, Math.max(low, value)))') } },
      },
      /^labs\/clamp\/mutants\/upper-only\/mutant\.yaml:1: should fail "bounds > raises what is too low", but passes/,
    ],
    [
      'a mutant fails more than it names',
      { ...right, mutants: { 'upper-only': { ...upper, files: code('high') } } },
      /also fails "bounds > keeps what is between"/,
    ],
    [
      'two mutants share a failing set',
      { ...right, mutants: { ...mutants, twin: upper } },
      /^labs\/clamp\/mutants\/twin\/mutant\.yaml:1: fails the same tests as upper-only/,
    ],
    [
      'a mutant names a test that does not exist',
      { ...right, mutants: { ghost: { ...upper, manifest: { ...upper.manifest, fails: ['bounds > haunts'] } } } },
      /mutants\/ghost\/mutant\.yaml:2: there is no test "bounds > haunts"/,
    ],
    [
      'a mutant changes nothing',
      { ...right, mutants: { same: { ...upper, files: right.solution } } },
      /mutants\/same\/clamp\.js:1: is the same/,
    ],
    [
      'a test lies in no task',
      { ...right, tests: { 'tests/x.test.js': "import { it } from 'node:test';\nit('lone', () => {});" } },
      /tests\/x\.test\.js:2: "lone" must lie in/,
    ],
    [
      'a task has no test',
      { ...right, manifest: { ...manifest, tasks: [...manifest.tasks, { id: 'more', title: 'More', requires: [] }] } },
      /lab\.yaml:\d+: task "more" has no test/,
    ],
    [
      'a file is not listed',
      { ...right, starter: { ...right.starter, 'b.js': '' } },
      /starter\/b\.js:1: is not listed/,
    ],
    ['a listed file is missing', { ...right, starter: {} }, /lab\.yaml:10: files: names clamp\.js/],
    [
      'a heading is no task',
      { ...right, instructions: '# T\n\n## Else\n\ntext\n' },
      /instructions\.md:3: "## Else" is no task's title/,
    ],
    [
      'a ladder lacks a rung',
      { ...right, hints: '## Keep both bounds\n\n1. One\n2. Two\n' },
      /hints\.md:1: .*needs a numbered list of 3 hints.*has 2/,
    ],
    ['a bench is missing', { ...right, bench: {} }, /lab\.yaml:19: bench\/loop\.bench\.js does not exist/],
    [
      'both sides of a bench disagree',
      {
        ...right,
        bench: {
          'bench/loop.bench.js':
            'export default { baseline: () => ({ value: 1, result: 1 }), candidate: () => ({ value: 1, result: 2 }) };',
        },
      },
      /bench\/loop\.bench\.js:1: both sides must give the same answer: 1 against 2/,
    ],
    [
      'a test is skipped',
      { ...right, tests: withTest("it.skip('later', () => {});") },
      /solution:1: must pass "bounds > later": Was skipped/,
    ],
  ];
  it.each(broken)('%s', async (_, lab, problem) => {
    expect((await check(lab)).join('\n')).toMatch(new RegExp(problem, 'm'));
  });

  it('a test is flaky', async () => {
    // The starter's run is the first, then come those of the solution: the third of them fails.
    const flaky = `it('counts', async () => {
    const { existsSync, readFileSync, writeFileSync } = await import('node:fs');
    const flag = ${JSON.stringify(flag)};
    const runs = existsSync(flag) ? Number(readFileSync(flag, 'utf8')) : 0;
    writeFileSync(flag, String(runs + 1));
    assert.notEqual(runs, 3);
  });`;
    const lab = { ...right, mutants: {}, variants: {}, tests: withTest(flaky) };
    expect(await check(lab, { repeat: 5 })).toEqual([
      expect.stringMatching(
        /^labs\/clamp\/solution:1: is flaky: run 3 of 5 ended otherwise.*"bounds > counts" is now fail/,
      ),
    ]);
  });

  it.each([
    [
      'const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)); await sleep(50);',
      /sleeps with setTimeout/,
    ],
    ['await new Promise((done) => setTimeout(() => done(), 50));', /sleeps with setTimeout/],
    [
      "const { promisify } = await import('node:util'); await promisify(setTimeout)(50);",
      /makes a sleep of setTimeout/,
    ],
    ['Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);', /sleeps with Atomics\.wait/],
    ['const end = Date.now() + 5; while (Date.now() < end);', /keeps the thread busy/],
  ])('a test sleeps: %s', async (body, message) => {
    const found = await check({ ...right, tests: withTest(`it('waits', async () => { ${body} });`) });
    expect(found).toEqual([expect.stringMatching(/^labs\/clamp\/tests\/clamp\.test\.js:9: /)]);
    expect(found[0]).toMatch(message);
    expect(found[0]).toMatch(/barrier or a fake clock; or say why with a comment/);
  });

  it('lets a test wait that says why, guards against a hang, or has a clock of its own', async () => {
    const fine = [
      '// waits: the clock of another machine\n  await new Promise((resolve) => setTimeout(resolve, 1));',
      "let guard; await Promise.race([1, new Promise((_, reject) => { guard = setTimeout(() => reject(new Error('late')), 5000); })]); clearTimeout(guard);",
      "const { mock } = await import('node:test'); mock.timers.enable(); const p = new Promise((go) => setTimeout(go, 50)); mock.timers.tick(50); await p; mock.timers.reset();",
    ];
    for (const body of fine)
      expect(await check({ ...right, tests: withTest(`it('waits', async () => { ${body} });`) })).toEqual([]);
  });

  it('several labs are wrong: all problems of all of them', async () => {
    const found = await checkLabs(
      [
        { ...right, slug: 'one', hints: '## Keep both bounds\n\n1. One\n', instructions: '## Else\n' },
        { ...right, slug: 'two', solution: code('low') },
        { ...right, slug: 'three' },
      ],
      () => NodeEngine.create(),
      { repeat: 1, jobs: 2 },
    );
    const counts = Object.fromEntries(found.map(({ slug, problems }) => [slug, problems.length]));
    expect(counts).toMatchObject({ one: 3, three: 0 });
    expect(counts['two']).toBeGreaterThan(2);
  });
});
