/**
 * `npm run bench:size`: what a page costs before the first click, everything it loads, compressed as it is served.
 * Loads each page of the built site in Chromium, prints a table, writes bench/size.json, and fails over budget.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { measureWeights } from './bench-size/measure.ts';
import { budgetOf, PAGES, tooHeavy, type PageWeight } from './bench-size/weight.ts';

const kib = (bytes: number) => (bytes / 1024).toFixed(1).padStart(7);

const report: Record<string, PageWeight> = {};
for await (const [name, weight] of measureWeights(PAGES)) {
  const { assets, bytes, path } = weight;
  report[name] = weight;
  console.log(
    `${kib(bytes)} KiB  ${name.padEnd(10)} ${path} in ${assets.length} requests, budget ${budgetOf(path) / 1024} KiB`,
  );
  for (const asset of assets.slice(0, 6)) console.log(`${kib(asset.bytes)}        ${asset.path}`);
}

const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const out = new URL('../../bench/size.json', import.meta.url);
await writeFile(out, `${JSON.stringify({ version, unit: 'bytes, brotli', pages: report }, null, 2)}\n`);
const problems = Object.values(report).flatMap((weight) => tooHeavy(weight, undefined) ?? []);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
