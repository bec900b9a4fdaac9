/**
 * `npm test`: the site by `npm start` in a browser (Playwright), and beside it the Vitest projects on the same build. Most of an e2e
 * test is waiting, so both at once take two thirds of the time that one after the other would. The last line is the sum of both:
 * `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { add, countPlaywright, countVitest, vitestFailures, type Counts } from './support/counts.ts';
import { freePort } from './support/free-port.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const PLAYWRIGHT = '@playwright/test/cli.js';
const VITEST = 'vitest/vitest.mjs';
const ENGINE = join(ROOT, '.hotpath/engine/manifest.json');
const POLL_MS = 250;
/** So much of a failure's message is said again at the end. */
const MESSAGE_CHARACTERS = 3000;

/** Runs a tool's own entry file, which needs no shell on any system. Its output goes to `log`, if one is given. */
async function run(
  entry: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  log?: string,
): Promise<number> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', entry), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', log === undefined ? 'inherit' : 'pipe', log === undefined ? 'inherit' : 'pipe'],
  });
  if (log !== undefined) {
    const file = createWriteStream(log);
    child.stdout?.pipe(file, { end: false });
    child.stderr?.pipe(file, { end: false });
  }
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

/** Resolves when `isSo`, or when `given` is aborted. */
async function until(isSo: () => Promise<boolean>, given: AbortSignal): Promise<void> {
  while (!given.aborted && !(await isSo().catch(() => false))) await delay(POLL_MS);
}

const reports = await mkdtemp(join(tmpdir(), 'hotpath-test-'));
const e2eReport = join(reports, 'e2e.json');
const e2eLog = join(reports, 'e2e.log');
const vitestReports: string[] = [];
const vitestCodes: number[] = [];

async function vitest(...projects: string[]): Promise<void> {
  const report = join(reports, `${projects.join('-')}.json`);
  vitestReports.push(report);
  const chosen = projects.flatMap((name) => ['--project', name]);
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // `npm start` has built what they need; if it failed, tests that need it say so.
  vitestCodes.push(await run(VITEST, ['run', ...chosen, ...output], { HOTPATH_BUILT: '1' }));
}

const port = await freePort();
const begun = Date.now();
const ended = new AbortController();
const e2e = run(
  PLAYWRIGHT,
  ['test', '--reporter=list,json'],
  { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport, HOTPATH_E2E_PORT: String(port), HOTPATH_BROTLI_LARGE: '9' },
  e2eLog,
).finally(() => {
  ended.abort();
});
// Each part begins as soon as `npm start` has built what it needs.
await vitest('unit');
await until(async () => (await stat(ENGINE)).mtimeMs >= begun, ended.signal);
await vitest('engine');
await until(async () => (await fetch(`http://localhost:${String(port)}/`)).ok, ended.signal);
await vitest('hosting', 'labs');
const e2eCode = await e2e;
console.log(await readFile(e2eLog, 'utf8'));

// Said again at the end: a log of CI is often kept by its end alone, and Vitest's part stands before Playwright's.
for (const report of vitestReports) {
  const failures = await readFile(report, 'utf8').then(
    (text) => vitestFailures(JSON.parse(text)),
    () => [],
  );
  for (const { name, message } of failures) console.log(`FAIL ${name}\n${message.slice(0, MESSAGE_CHARACTERS)}\n`);
}

const counts = await Promise.all([
  counted(e2eReport, countPlaywright),
  ...vitestReports.map((report) => counted(report, countVitest)),
]);
const total = counts.reduce(add);
await rm(reports, { recursive: true });

const green = [e2eCode, ...vitestCodes].every((code) => code === 0) && total.failed === 0;
// A runner can fail outside of any test, for example while it loads a file: that counts as one failure.
if (!green && total.failed === 0) total.failed = 1;
const skipsFail = process.env['REQUIRE_ALL'] === '1' && total.skipped > 0;
if (skipsFail) console.error('REQUIRE_ALL=1: a skipped test counts as a failure.');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = green && !skipsFail ? 0 : 1;
