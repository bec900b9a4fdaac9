/** What the conformance programs say of themselves: which documented behaviour each checks, and which differ. */
import { expect, it } from 'vitest';
import { knownDifferences } from './known-differences.ts';
import { listPrograms } from './support/programs.ts';

const programs = listPrograms();

it('names only programs that exist as different', () => {
  const names = programs.map((program) => program.name);
  expect(knownDifferences.filter((entry) => !names.includes(entry.program))).toEqual([]);
});
