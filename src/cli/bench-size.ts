/**
 * `npm run bench:size`: what a page costs before the first click, everything it loads, compressed as it is served.
 * Loads each page of the built site in Chromium, prints a table, writes bench/size.json, and fails over budget.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium, type Browser } from '@playwright/test';
import { budgetOf, PAGES, tooHeavy, weigh, type PageWeight } from './bench-size/weight.ts';
import { findChromium } from './browsers/chromium.ts';
import { serveDist } from './serve-dist.ts';

async function weightOf(browser: Browser, origin: string, path: string, dist: URL): Promise<PageWeight> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const paths = new Set<string>();
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin === origin && response.ok()) paths.add(url.pathname);
  });
  // Quiet for half a second: islands that wait for idle time have come too.
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  await page.close();
  return weigh(dist, path, paths);
}

const kib = (bytes: number) => (bytes / 1024).toFixed(1).padStart(7);

const site = await serveDist();
const browser = await chromium.launch(await findChromium());
const report: Record<string, PageWeight> = {};
try {
  for (const [name, path] of Object.entries(PAGES)) {
    const weight = await weightOf(browser, site.origin, path, site.dist);
    const { assets, bytes } = weight;
    report[name] = weight;
    console.log(
      `${kib(bytes)} KiB  ${name.padEnd(10)} ${path} in ${assets.length} requests, budget ${budgetOf(path) / 1024} KiB`,
    );
    for (const asset of assets.slice(0, 6)) console.log(`${kib(asset.bytes)}        ${asset.path}`);
  }
} finally {
  await browser.close();
  await site.close();
}

const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const out = new URL('../../bench/size.json', import.meta.url);
await writeFile(out, `${JSON.stringify({ version, unit: 'bytes, brotli', pages: report }, null, 2)}\n`);
const problems = Object.values(report).flatMap((weight) => tooHeavy(weight, undefined) ?? []);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
