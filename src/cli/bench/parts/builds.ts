/** Build time and size at 50, 500 and 2,000 generated pages, and VitePress and Docusaurus with the same pages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Buildable } from '../builds/build.ts';
import { generatePages, type GeneratedPage } from '../builds/corpus.ts';
import { writeDocusaurus, writeDocusaurusWithSearch } from '../builds/docusaurus.ts';
import { buildFigures, COMPARED, FEW, labelOf, MANY, type Built } from '../builds/figures.ts';
import { writeOurs } from '../builds/ours.ts';
import { writeVitePress } from '../builds/vitepress.ts';
import type { Part } from '../part.ts';

const GUIDES = fileURLToPath(new URL('../../../../content/docs/guides/', import.meta.url));

/** A build takes up to minutes: more repetitions would take longer than all else. */
const MOST_RUNS = 2;

interface Contestant {
  label: string;
  pages: number;
  runs: number;
  write: (pages: readonly GeneratedPage[]) => Promise<Buildable>;
}

function contestants(runs: number): Contestant[] {
  const entry = (name: string, pages: number, times: number, write: Contestant['write']): Contestant => {
    return { label: labelOf(name, pages), pages, runs: times, write };
  };
  const ours: Contestant['write'] = (pages) => writeOurs(pages, false);
  return [
    entry('Hotpath', COMPARED, runs, ours),
    // The slowest, and the steadiest: once is enough.
    entry('VitePress', COMPARED, 1, writeVitePress),
    entry('Docusaurus', COMPARED, runs, writeDocusaurus),
    entry('Docusaurus with search', COMPARED, runs, writeDocusaurusWithSearch),
    entry('Hotpath', FEW, 1, ours),
    entry('VitePress', FEW, 1, writeVitePress),
    entry('Docusaurus', FEW, 1, writeDocusaurus),
    entry('Hotpath, compressed ahead', COMPARED, 1, (pages) => writeOurs(pages, true)),
    entry('Hotpath', MANY, 1, ours),
  ];
}

export const run: Part = async ({ repeat }) => {
  const guides = readdirSync(GUIDES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/.test(name))
    .sort()
    .map((name) => readFileSync(join(GUIDES, name), 'utf8'));
  const runs = Math.min(repeat, MOST_RUNS);
  const notes: string[] = [];
  const built = new Map<string, Built[]>();
  // In turns: what changes on the machine meanwhile meets all of them.
  for (let round = 0; round < runs; round++) {
    for (const { label, pages, write, runs: own } of contestants(runs)) {
      if (round >= own) continue;
      try {
        const done = await build(await write(generatePages(guides, pages)));
        built.set(label, [...(built.get(label) ?? []), done]);
        console.log(`${label}: ${done.seconds.toFixed(1)} s`);
      } catch (error) {
        notes.push(`${label}, could not be built: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  return { figures: buildFigures(built), notes };
};
