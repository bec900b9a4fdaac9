import { gradeLab, type Submission } from '../../grader/grade.ts';
import { FEATURE_PROBES } from '../probe/features.ts';
import { probeGrading, runProbes } from '../probe/run.ts';
import { equal, holds, type ContractCase } from './case.ts';

const SUBMISSION: Submission = {
  lab: {
    tasks: [{ id: 'add', title: 'Add', requires: [] }],
    timeoutMs: 20_000,
    limits: { outputBytes: 65_536, memoryMb: 256 },
  },
  files: { 'add.js': `export const add = (a, b) => { console.log('adding', a, b); return a + b; };\n` },
  tests: {
    'tests/add.test.js': `
      import assert from 'node:assert/strict';
      import { describe, it } from 'node:test';
      import { add } from '../add.js';
      describe('add', () => {
        it('adds', () => assert.equal(add(1, 2), 3));
        it('fails', () => assert.deepEqual({ sum: add(1, 1) }, { sum: 3 }));
        it('waits', async () => { await new Promise((resolve) => setTimeout(resolve, 1)); assert.equal(add(0, 0), 0); });
      });`,
  },
};

/** Promises about what an engine says that it can do. */
export const ABILITY_CASES: readonly ContractCase[] = [
  {
    id: 'abilities/claimed',
    promise: 'every feature that capabilities() claims works',
    async run({ engine }) {
      const { features } = engine.capabilities();
      const claimed = FEATURE_PROBES.filter(({ id }) => features[id] === true);
      const { probes } = await runProbes(engine, claimed, 'claimed');
      const broken = Object.entries(probes).flatMap(([id, { ok, detail }]) => (ok ? [] : [`${id}: ${detail}`]));
      equal(broken, [], 'what is claimed and does not work');
    },
  },
  {
    id: 'abilities/node-test',
    promise: 'node:test runs with a reporter of our own',
    async run({ engine }) {
      const { ok, detail } = await probeGrading(engine);
      holds(ok, detail);
    },
  },
  {
    id: 'abilities/grading',
    promise: 'the grader gives the verdicts, messages and outputs that it gives everywhere',
    async run({ engine }) {
      const results = await gradeLab(engine, SUBMISSION);
      const seen = results.tests.map(({ name, status, output, expected, actual }) => [
        name,
        status,
        output,
        expected,
        actual,
      ]);
      equal([results.status, results.message ?? ''], ['fail', ''], 'the verdict');
      equal(
        seen,
        [
          ['adds', 'pass', 'adding 1 2\n', undefined, undefined],
          ['fails', 'fail', 'adding 1 1\n', '{ sum: 3 }', '{ sum: 2 }'],
          ['waits', 'pass', 'adding 0 0\n', undefined, undefined],
        ],
        'tests, their outputs and values',
      );
    },
  },
];
