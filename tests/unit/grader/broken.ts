import type { LabEngine } from '../../../src/engines/types.ts';
import { gradeLab, type GradeOptions } from '../../../src/grader/grade.ts';
import { resultsSchema, type Results } from '../../../src/schemas/results.ts';

export const TEST = `import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { add } from '../add.js';

describe('add', () => {
  it('adds small numbers', async () => assert.equal(await add(1, 2), 3));
  it('adds nothing', async () => assert.equal(await add(0, 0), 0));
});
`;

/** The kind of error, code of add.js that causes it, what the reader is told, and a shorter limit where one is reached. */
export type Broken = [kind: string, code: string, message: RegExp, timeoutMs?: number];

/** Every engine has to give these the same name. */
export const BROKEN: readonly Broken[] = [
  ['syntax', 'export const add = (a, b) => {\n  return a + ;\n};', /add\.js:2:14: Unexpected token/],
  ['import-crash', "throw new Error('boom');\nexport const add = 1;", /loaded at add\.js:1:7: Error: boom/],
  ['import-crash', 'export const sum = 1;', /does not provide an export named 'add'/],
  [
    'timeout',
    'export const add = () => { for (;;); };',
    /"add > adds small numbers" was running.*loop that never ends/,
    4000,
  ],
  [
    'timeout',
    'for (;;);\nexport const add = (a, b) => a + b;',
    /while your code was being loaded, before the first test.*loop that never ends/,
    4000,
  ],
  [
    'timeout',
    `import { Worker } from 'node:worker_threads';
const code = 'for (;;);';
export const add = () => new Promise((resolve) => new Worker(code, { eval: true }).once('exit', resolve));`,
    /"add > adds small numbers" was running/,
    4000,
  ],
  ['timeout', 'export const add = () => new Promise(() => {});', /promise that nothing will settle/, 4000],
  [
    'open-handles',
    'export const add = (a, b) => { setInterval(() => {}, 1000); return a + b; };',
    /Still open: 2 Timeout/,
  ],
  [
    'unhandled-rejection',
    "export const add = (a, b) => { setTimeout(() => Promise.reject(new Error('late')), 20); return a + b; };",
    /rejected at add\.js:1:\d+ and nothing handled it: Error: late/,
  ],
  ['exit', 'export const add = () => process.exit(0);', /ended at add\.js:1:\d+ while "add > adds small numbers"/],
  ['output-limit', "export const add = () => { for (;;) console.log('x'.repeat(100)); };", /more than 10000 bytes/],
];

/** `timeoutMs` is short only where the run is meant to be ended by it. */
export type GradeAdd = GradeOptions & { timeoutMs?: number; test?: string };

/** Grades `code` as add.js of a small lab. */
export async function gradeAdd(engine: LabEngine, code: string, options: GradeAdd = {}): Promise<Results> {
  const { timeoutMs = 20_000, test = TEST, ...rest } = options;
  const lab = {
    tasks: [{ id: 'add', title: 'Add', requires: [] }],
    timeoutMs,
    limits: { outputBytes: 10_000, memoryMb: 64 },
  };
  const submission = { lab, files: { 'add.js': code }, tests: { 'tests/add.test.js': test } };
  return resultsSchema.parse(await gradeLab(engine, submission, rest));
}
