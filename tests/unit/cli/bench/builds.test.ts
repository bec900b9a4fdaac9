/** What `npm run bench -- --only builds` says of the builds that succeeded. */
import { expect, it } from 'vitest';
import { buildFigures, labelOf, type Built } from '../../../../src/cli/bench/builds/figures.ts';

const MIB = 1024 ** 2;
const took = (...seconds: number[]): Built[] => seconds.map((time) => ({ seconds: time, bytes: time * MIB }));
const valueOf = (built: Map<string, Built[]>, series: string): [label: string, value: number][] =>
  buildFigures(built)
    .filter((one) => one.series === series)
    .map(({ label, value }) => [label, value]);

const built = new Map([
  [labelOf('Hotpath', 500), took(20, 40)],
  [labelOf('VitePress', 500), took(60)],
  [labelOf('Docusaurus', 500), took(40, 40)],
  [labelOf('Docusaurus with search', 500), took(50, 80)],
  [labelOf('Hotpath', 50), took(12)],
  [labelOf('Hotpath', 2000), took(80)],
]);

it('names builds by generator and pages', () => {
  expect(valueOf(built, 'Build time').map(([label]) => label)).toContain('Hotpath, 2,000 pages');
});

it('compares round by round, and with the only round where there was one', () => {
  expect(valueOf(built, 'Build time against others')).toEqual([
    ['Hotpath / VitePress', 0.5],
    ['Hotpath / Docusaurus', 0.75],
    ['Hotpath / Docusaurus with search', 0.45],
  ]);
});

it('says what a further page costs, where both sizes were built', () => {
  expect(valueOf(built, 'A further page')).toEqual([['Hotpath', 40]]);
});

it('holds growth against four and a half times', () => {
  expect(valueOf(built, 'From 500 pages to 2,000 pages')).toEqual([
    ['time', 4],
    ['bytes', 4],
  ]);
  expect(buildFigures(built).at(-1)?.atMost).toBe(4.5);
});

it('leaves out what depends on a build that failed', () => {
  const some = new Map(built);
  some.delete(labelOf('Hotpath', 2000));
  expect(valueOf(some, 'From 500 pages to 2,000 pages')).toEqual([]);
  expect(buildFigures(new Map())).toEqual([]);
});
