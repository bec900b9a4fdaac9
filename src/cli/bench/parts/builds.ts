/** Build time and size at 50, 500 and 2,000 generated pages, and VitePress and Docusaurus with the same 500. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from 'simple-statistics';
import type { Figure } from '../../../schemas/bench-results.ts';
import { build, type Buildable, type Built } from '../builds/build.ts';
import { generatePages, type GeneratedPage } from '../builds/corpus.ts';
import { writeDocusaurus } from '../builds/docusaurus.ts';
import { writeOurs } from '../builds/ours.ts';
import { writeVitePress } from '../builds/vitepress.ts';
import { figure, ratios, type Measured } from '../figure.ts';
import type { Part } from '../part.ts';

const GUIDES = fileURLToPath(new URL('../../../../content/docs/guides/', import.meta.url));

/** Pages of the comparison. */
const COMPARED = 500;

/** From here to {@link COMPARED}: what a further page costs, without what a build costs that has hardly any. */
const FEW = 50;

/** A build takes up to minutes: more repetitions would take longer than all else. */
const MOST_RUNS = 2;

interface Contestant {
  label: string;
  pages: number;
  runs: number;
  write: (pages: readonly GeneratedPage[]) => Promise<Buildable>;
}

const ours = (label: string, pages: number, runs: number, precompress = false): Contestant => {
  return { label, pages, runs, write: (list) => writeOurs(list, precompress) };
};

const seconds = (runs: readonly Built[]): number[] => runs.map((run) => run.seconds);
const mebibytes = (runs: readonly Built[]): number[] => runs.map((run) => run.bytes / 1024 ** 2);

export const run: Part = async ({ repeat }) => {
  const guides = readdirSync(GUIDES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/.test(name))
    .sort()
    .map((name) => readFileSync(join(GUIDES, name), 'utf8'));
  const runs = Math.min(repeat, MOST_RUNS);
  const contestants: Contestant[] = [
    ours('Hotpath, 50 pages', FEW, 1),
    ours('Hotpath, 500 pages', COMPARED, runs),
    // The slowest of all, and the steadiest: once is enough.
    { label: 'VitePress, 500 pages', pages: COMPARED, runs: 1, write: writeVitePress },
    { label: 'Docusaurus, 500 pages', pages: COMPARED, runs, write: writeDocusaurus },
    { label: 'VitePress, 50 pages', pages: FEW, runs: 1, write: writeVitePress },
    { label: 'Docusaurus, 50 pages', pages: FEW, runs: 1, write: writeDocusaurus },
    ours('Hotpath, 500 pages, compressed ahead', COMPARED, 1, true),
    ours('Hotpath, 2,000 pages', 2000, 1),
  ];
  const notes: string[] = [];
  const built = new Map<string, Built[]>();
  // In turns: what changes on the machine meanwhile meets all of them.
  for (let round = 0; round < runs; round++) {
    for (const { label, pages, write, runs: own } of contestants) {
      if (round >= own) continue;
      try {
        const done = await build(await write(generatePages(guides, pages)));
        built.set(label, [...(built.get(label) ?? []), done]);
        console.log(`${label}: ${done.seconds.toFixed(1)} s`);
      } catch (error) {
        notes.push(`${label} could not be built: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  const of = (label: string): Built[] => built.get(label) ?? [];
  const each = (series: string, unit: 's' | 'MiB', values: (runs: readonly Built[]) => number[]): Figure[] =>
    contestants.flatMap(({ label }) => {
      const list = of(label);
      return list.length === 0 ? [] : [figure({ id: `${series} ${label}`, series, label, unit, values: values(list) })];
    });
  /** A figure of two builds; none where one of them failed. */
  const derived = (label: string, measured: Omit<Measured, 'id' | 'label'>): Figure[] =>
    measured.values.length === 0 ? [] : [figure({ ...measured, id: `${measured.series} ${label}`, label })];
  const own = of('Hotpath, 500 pages');
  const many = of('Hotpath, 2,000 pages');
  const versus = (peer: string): Figure[] => {
    const values = ratios(seconds(own), seconds(of(`${peer}, 500 pages`)));
    return derived(`Hotpath / ${peer}`, { series: 'Build time against others', unit: 'x', values, atMost: 1 });
  };
  const further = (name: string): Figure[] => {
    const [few, all] = [seconds(of(`${name}, 50 pages`)), seconds(of(`${name}, 500 pages`))];
    const values =
      few.length === 0 || all.length === 0 ? [] : [(1000 * (median(all) - median(few))) / (COMPARED - FEW)];
    return derived(name, { series: 'A further page', unit: 'ms', values });
  };
  const growth = (label: string, values: (runs: readonly Built[]) => number[]): Figure[] =>
    derived(label, {
      series: 'From 500 to 2,000 pages',
      unit: 'x',
      values: ratios(values(many), values(own)),
      atMost: 4.5,
    });
  return {
    notes,
    figures: [
      ...each('Build time', 's', seconds),
      ...['VitePress', 'Docusaurus'].flatMap(versus),
      ...['Hotpath', 'VitePress', 'Docusaurus'].flatMap(further),
      ...each('Size of the built site', 'MiB', mebibytes),
      ...growth('time', seconds),
      ...growth('bytes', mebibytes),
    ],
  };
};
