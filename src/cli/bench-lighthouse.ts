/**
 * `npm run bench:lighthouse`: Lighthouse, as on a slow phone, over the built site. Each page is measured three times and
 * the median score of each category counts. Prints a table and writes bench/lighthouse.json.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { median } from 'simple-statistics';
import { auditPages, CATEGORIES, type Audit } from './bench-lighthouse/audit.ts';

const RUNS = 3;
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  guide: '/guides/worker-threads/',
  lab: '/labs/worker-pool/',
};

interface PageReport {
  path: string;
  scores: Audit['scores'];
  /** Audits that did not reach full score in any run, by id. */
  lost: string[];
}

const report: Record<string, PageReport> = {};
for await (const { name, path, audits } of auditPages(PAGES, RUNS)) {
  const scores = Object.fromEntries(
    CATEGORIES.map((id) => [id, median(audits.map((run) => run.scores[id]))]),
  ) as Audit['scores'];
  report[name] = { path, scores, lost: [...new Set(audits.flatMap(({ lost }) => lost))] };
  console.log(
    `${name.padEnd(6)} ${CATEGORIES.map((id) => `${id} ${scores[id]}`).join('  ')}  ${report[name].lost.join(', ')}`,
  );
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
