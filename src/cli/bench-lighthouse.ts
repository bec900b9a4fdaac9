/**
 * `npm run bench:lighthouse`: Lighthouse, as on a slow phone, over the built site. Each page is measured three times and
 * the median score of each category counts. Prints a table and writes bench/lighthouse.json.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { median } from 'simple-statistics';
import { findChromium } from './browsers/chromium.ts';
import { freePort } from '../../tests/support/free-port.ts';
import { serveDist } from './serve-dist.ts';

const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  guide: '/guides/worker-threads/',
  lab: '/labs/worker-pool/',
};

type Scores = Record<(typeof CATEGORIES)[number], number>;

interface PageReport {
  path: string;
  scores: Scores;
  /** Audits that did not reach full score in any run, by id. */
  lost: string[];
}

async function audit(url: string, port: number): Promise<{ scores: Scores; lost: string[] }> {
  const result = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'error' });
  if (!result) throw new Error(`${url}: Lighthouse gave no result`);
  const { categories, audits } = result.lhr;
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
  const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  return {
    scores: Object.fromEntries(CATEGORIES.map((id) => [id, score(id)])) as Scores,
    lost: weighed.map(({ id }) => id).filter((id) => (audits[id]?.score ?? 1) < 0.9),
  };
}

const site = await serveDist();
const port = await freePort();
const found = await findChromium();
const browser = await chromium.launch({ ...found, args: [...found.args, `--remote-debugging-port=${port}`] });
const report: Record<string, PageReport> = {};
try {
  for (const [name, path] of Object.entries(PAGES)) {
    const runs: Awaited<ReturnType<typeof audit>>[] = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await audit(site.origin + path, port));
    const scores = Object.fromEntries(
      CATEGORIES.map((id) => [id, median(runs.map((run) => run.scores[id]))]),
    ) as Scores;
    report[name] = { path, scores, lost: [...new Set(runs.flatMap(({ lost }) => lost))] };
    console.log(
      `${name.padEnd(6)} ${CATEGORIES.map((id) => `${id} ${scores[id]}`).join('  ')}  ${report[name].lost.join(', ')}`,
    );
  }
} finally {
  await browser.close();
  await site.close();
}
const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const out = new URL('../../bench/lighthouse.json', import.meta.url);
await writeFile(
  out,
  `${JSON.stringify({ version, form: 'mobile, simulated slow 4G', runs: RUNS, pages: report }, null, 2)}\n`,
);
process.exitCode = Object.values(report).every(({ scores }) => CATEGORIES.every((id) => scores[id] === 100)) ? 0 : 1;
