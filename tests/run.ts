/**
 * `npm test`: the site by `npm start` in a browser (Playwright), then the Vitest projects on the same build. The last
 * line is the sum of both: `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { add, countPlaywright, countVitest, type Counts } from './support/counts.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PLAYWRIGHT = '@playwright/test/cli.js';
const VITEST = 'vitest/vitest.mjs';

/** Runs a tool's own entry file, which needs no shell on any system. */
async function run(entry: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', entry), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

/** Counts in a JSON report; a runner that wrote none failed as a whole. */
async function counted(path: string, count: (report: unknown) => Counts): Promise<Counts> {
  try {
    return count(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const reports = await mkdtemp(join(tmpdir(), 'hotpath-test-'));
const e2eReport = join(reports, 'e2e.json');
const vitestReport = join(reports, 'vitest.json');

const e2eCode = await run(PLAYWRIGHT, ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport });
// `npm start` has built engine and site; if it failed, tests that need them say so.
const vitestCode = await run(
  VITEST,
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  {
    HOTPATH_BUILT: '1',
  },
);

const total = add(await counted(e2eReport, countPlaywright), await counted(vitestReport, countVitest));
await rm(reports, { recursive: true });

const green = e2eCode === 0 && vitestCode === 0 && total.failed === 0;
// A runner can fail outside of any test, for example while it loads a file: that counts as one failure.
if (!green && total.failed === 0) total.failed = 1;
const skipsFail = process.env['REQUIRE_ALL'] === '1' && total.skipped > 0;
if (skipsFail) console.error('REQUIRE_ALL=1: a skipped test counts as a failure.');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = green && !skipsFail ? 0 : 1;
