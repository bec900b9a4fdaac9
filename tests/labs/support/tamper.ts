import { describe, expect, it } from 'vitest';
import type { LabEngine } from '../../../src/engines/types.ts';
import { gradeLab } from '../../../src/grader/grade.ts';
import { resultsSchema, type Results } from '../../../src/schemas/results.ts';
import { ADD_TESTS, ATTACKS, KNOWN_LIMITS, type Attack } from './attacks.ts';

const RIGHT = 'export const add = (a, b) => a + b;';

async function grade(engine: LabEngine, code: string, timeoutMs = 20_000): Promise<Results> {
  const lab = {
    tasks: [{ id: 'add', title: 'Add', requires: [] }],
    timeoutMs,
    limits: { outputBytes: 10_000, memoryMb: 64 },
    files: { editable: ['add.js'] },
  };
  const files = { 'add.js': code, 'pairs.js': 'export const pairs = [[1, 2], [3, 4]];\n' };
  return resultsSchema.parse(await gradeLab(engine, { lab, files, tests: { 'tests/add.test.js': ADD_TESTS } }));
}

/** Declares one test for each attack on the engine that `get` gives. */
export function tamperSuite(name: LabEngine['name'], get: () => LabEngine): void {
  const possible = (attack: Attack): boolean => attack.only === undefined || attack.only === name;

  describe(`${ATTACKS.filter(possible).length} submissions that cheat or break`, () => {
    it.each(ATTACKS.filter(possible))('$name', async ({ code, errorKind, statuses, timeoutMs }) => {
      const results = await grade(get(), code, timeoutMs);
      const kinds = [errorKind].flat();
      const told = JSON.stringify({ message: results.message, tests: results.tests.map((test) => test.message) });
      expect(kinds, told).toContain(results.errorKind);
      if (statuses === undefined) expect(results.status, told).not.toBe('pass');
      else expect(results.tests.map((test) => test.status)).toEqual(statuses);
      // Whatever a submission does, every test is told of, under its own name.
      expect([...new Set(results.tests.map((test) => test.name))]).toEqual([
        'adds small numbers',
        'adds nothing',
        'adds every pair',
      ]);
    });

    it('the next run is as if nothing had happened', async () => {
      expect(await grade(get(), RIGHT)).toMatchObject({ status: 'pass' });
    });
  });

  describe('what nothing in the same process can keep off', () => {
    it.each(KNOWN_LIMITS)('$name', async ({ code }) => {
      expect(await grade(get(), code)).toMatchObject({ status: 'pass' });
    });
  });
}
