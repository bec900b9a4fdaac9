/** The claims of COMPATIBILITY.md, and that it is up to date. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { agreeing } from '../../engine/support/compatibility.ts';
import { compatibilityFiles } from '../../engine/support/compatibility-files.ts';
import { listPrograms } from '../../engine/support/programs.ts';
import { SUBJECTS } from '../../engine/support/subjects.ts';

const programs = listPrograms();

it('is what `npm run compatibility` writes', async () => {
  for (const [file, text] of Object.entries(await compatibilityFiles()))
    expect(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'), `${file}: npm run compatibility`).toBe(
      text,
    );
});

it('puts every area into one subject', () => {
  const named = SUBJECTS.flatMap(({ areas }) => areas);
  expect(named.toSorted()).toEqual([...new Set(programs.map(({ area }) => area))].toSorted());
});

it('has twelve checks or more of every subject', () => {
  const counts = SUBJECTS.map(
    ({ title, areas }) => [title, programs.filter(({ area }) => areas.includes(area)).length] as const,
  );
  expect(counts.filter(([, count]) => count < 12)).toEqual([]);
});

it('names the section of the documentation beside every check', () => {
  expect(programs.filter(({ doc }) => doc === undefined).map(({ name }) => name)).toEqual([]);
});

it('agrees with Node in 98 % of the checks in Chromium, 95 % in Firefox', () => {
  expect(programs.length).toBeGreaterThanOrEqual(400);
  expect(agreeing(programs, 'chromium') / programs.length).toBeGreaterThanOrEqual(0.98);
  expect(agreeing(programs, 'firefox') / programs.length).toBeGreaterThanOrEqual(0.95);
});
