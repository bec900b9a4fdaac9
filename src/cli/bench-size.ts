/**
 * `npm run bench:size`: what a page costs before the first click, everything it loads, compressed as it is served.
 * Loads each page of the built site in Chromium, prints a table, writes bench/size.json, and fails over budget.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { chromium, type Browser } from '@playwright/test';
import { findChromium } from './browsers/chromium.ts';
import { serveDist } from './serve-dist.ts';

/** Bytes a page may cost. */
const BUDGET = 60 * 1024;

const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  guide: '/guides/worker-threads/',
  lab: '/labs/worker-pool/',
};

interface Asset {
  path: string;
  bytes: number;
}

/** Size of a file as it travels: the brotli variant that the build left, else the file itself. */
async function wireSize(dist: URL, path: string): Promise<number> {
  const file = new URL(`.${path.endsWith('/') ? `${path}index.html` : path}`, dist);
  const compressed = await stat(new URL(`${file.href}.br`)).catch(() => undefined);
  return (compressed ?? (await stat(file))).size;
}

async function assetsOf(browser: Browser, origin: string, path: string, dist: URL): Promise<Asset[]> {
  const page = await browser.newPage();
  const paths = new Set<string>();
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin === origin && response.ok()) paths.add(url.pathname);
  });
  // Quiet for half a second: islands that wait for idle time have come too.
  await page.goto(origin + path, { waitUntil: 'networkidle' });
  await page.close();
  const assets = await Promise.all(
    [...paths].map(async (asset) => ({ path: asset, bytes: await wireSize(dist, asset) })),
  );
  return assets.sort((a, b) => b.bytes - a.bytes);
}

const kib = (bytes: number) => (bytes / 1024).toFixed(1).padStart(7);

const site = await serveDist();
const browser = await chromium.launch(await findChromium());
const report: Record<string, { path: string; bytes: number; requests: number; assets: Asset[] }> = {};
try {
  for (const [name, path] of Object.entries(PAGES)) {
    const assets = await assetsOf(browser, site.origin, path, site.dist);
    const bytes = assets.reduce((sum, asset) => sum + asset.bytes, 0);
    report[name] = { path, bytes, requests: assets.length, assets };
    console.log(
      `${kib(bytes)} KiB  ${name.padEnd(6)} ${path} in ${assets.length} requests, budget ${BUDGET / 1024} KiB`,
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
await writeFile(out, `${JSON.stringify({ version, budget: BUDGET, unit: 'bytes, brotli', pages: report }, null, 2)}\n`);
const over = Object.entries(report).filter(([, { bytes }]) => bytes > BUDGET);
for (const [name, { bytes }] of over) console.error(`${name}: ${bytes - BUDGET} bytes over budget`);
process.exitCode = over.length > 0 ? 1 : 0;
