/**
 * `npm run labs:check [slug…] -- [--browser chromium|firefox] [--no-cache] [--repeat N] [--jobs N] [--bench]`: the author gate. Prints all
 * problems of all labs as `path:line: message` and exits with 1 when there is one. Labs that were right and have not changed since, nor
 * what judges them, are not run again. With `--bench`, only the benches are run, in full, and their figures printed: that needs a
 * machine with nothing else to do.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { readArguments } from './arguments.ts';
import { NodeEngine } from '../engines/node/engine.ts';
import type { LabEngine } from '../engines/types.ts';
import { openGateCache } from '../lab/disk/gate-cache.ts';
import { labSlugs, readLab } from '../lab/disk/read-lab.ts';
import { checkLabs, type GateOptions } from '../lab/gate/check.ts';
import type { LabSource } from '../lab/files.ts';
import { checkContent } from '../schemas/content-check.ts';
import { formatProblem, sortProblems, type Problem } from '../schemas/problems.ts';
import { readContent } from '../site/read-content.ts';
import { ensureEngine } from './browser-node/built-engine.ts';
import { EnginePages } from './browsers/engine-pages.ts';
import { benchText } from './print-results.ts';

const root = path.join(import.meta.dirname, '../..');
const labs = path.join(root, 'labs');
const USAGE = `npm run labs:check -- [lab…] [--browser chromium|firefox] [--repeat N] [--jobs N] [--bench] [--no-cache]`;

const { values, positionals } = readArguments(USAGE, {
  allowPositionals: true,
  allowNegative: true,
  options: {
    repeat: { type: 'string' },
    bench: { type: 'boolean', default: false },
    browser: { type: 'string' },
    cache: { type: 'boolean', default: true },
    jobs: { type: 'string' },
  },
});
const browser = browserName(values.browser);
// A browser shows that the engine agrees with Node, where luck was ruled out before.
const repeat = values.repeat === undefined ? (browser === undefined ? 5 : 1) : count('repeat', values.repeat);
const repeatOthers = values.repeat === undefined ? 1 : repeat;
// Half of a run on Node is waiting: for threads, and for the deadlines that wrong solutions run into.
const cores = availableParallelism();
const jobs = values.jobs === undefined ? (browser === undefined ? 2 * cores : cores) : count('jobs', values.jobs);
const options: GateOptions = {
  bench: values.bench,
  ...(values.bench ? { onBench: (report, bench) => console.log(`${benchText(report, bench)}\n`) } : {}),
  jobs,
  repeat,
  repeatOthers,
};
const startedAt = performance.now();
const way = { engine: browser ?? 'node', node: process.versions.node, repeat, repeatOthers };
const cache = values.cache && !values.bench ? await openGateCache(root, labs, way) : undefined;

const problems: Problem[] = [];
const toRun: LabSource[] = [];
let unchanged = 0;
const slugs = positionals.length > 0 ? positionals : await labSlugs(labs);
const references = danglingReferences();
for (const slug of slugs) {
  if (!existsSync(path.join(labs, slug))) {
    problems.push({
      path: `labs/${slug}`,
      line: 1,
      message: `there is no such lab; npm run labs:new ${slug} makes one`,
    });
    continue;
  }
  const { data, problems: unreadable = [] } = await readLab(labs, slug);
  const dangling = references.filter((one) => one.path.startsWith(`labs/${slug}/`));
  // Both read lab.yaml: what is wrong with its form is told once.
  problems.push(...unreadable, ...(data === undefined ? [] : dangling));
  if (data === undefined) continue;
  if ((await cache?.has(slug)) === true) unchanged += 1;
  else toRun.push(data);
}

let pages: EnginePages | undefined;
try {
  for (const { slug, problems: found, ms } of await checkLabs(toRun, makeEngine, options)) {
    problems.push(...found);
    if (found.length === 0) await cache?.add(slug);
    console.error(
      `${slug}: ${found.length === 0 ? 'all right' : `${found.length} to mend`} (${seconds(ms)} s of runs)`,
    );
  }
} finally {
  await pages?.close();
}
for (const problem of sortProblems(problems)) console.log(formatProblem(problem));
const skipped = unchanged === 0 ? '' : `, ${unchanged} unchanged since they were right (--no-cache runs them again)`;
console.error(
  `${slugs.length} labs on ${browser ?? `Node ${process.versions.node}`}${skipped}: ${problems.length} problems (${seconds(performance.now() - startedAt)} s)`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

async function makeEngine(): Promise<LabEngine> {
  if (browser === undefined) return NodeEngine.create();
  if (pages === undefined) {
    await ensureEngine();
    pages = await EnginePages.start(browser);
    // The browser's driver takes these signals for itself, and then nothing would end this process.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  }
  return pages.open();
}

/** Names in lab.yaml, and links in its texts, that lead nowhere on the site. */
function danglingReferences(): Problem[] {
  const { files, routes, sections } = readContent(root);
  return checkContent(files, routes, sections);
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function browserName(name: string | undefined): 'chromium' | 'firefox' | undefined {
  if (name === undefined || name === 'chromium' || name === 'firefox') return name;
  console.error(`--browser needs chromium or firefox, not "${name}"`);
  process.exit(2);
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  console.error(`--${name} needs a whole number above 0, not "${text}"`);
  process.exit(2);
}
