import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkDocs } from '../../src/docs/check.ts';
import { formatProblem } from '../../src/schemas/problems.ts';

it('every code block and question program of the site does what the site says', async () => {
  const { problems, programs } = await checkDocs(fileURLToPath(new URL('../..', import.meta.url)));
  expect(problems.map(formatProblem)).toEqual([]);
  expect(programs).toBeGreaterThan(20);
});
