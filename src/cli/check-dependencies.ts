/**
 * `npm run check:dependencies`: licences and sources of all locked packages, and what the registry knows against those that readers
 * get. Where no registry answers, the second part is skipped and says so.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { shippedPackages } from '../site/notices.ts';
import { judgeAudit, npmAudit } from './dependencies/audit.ts';
import { packageProblems } from './dependencies/licences.ts';
import { closureOf, readLock, type LockedPackages } from './dependencies/lock.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Licences as installed packages state them, by their place in the lock file. */
async function installedLicences(lock: LockedPackages): Promise<Map<string, string>> {
  const licences = new Map<string, string>();
  for (const place of Object.keys(lock)) {
    const text = await readFile(join(ROOT, place, 'package.json'), 'utf8').catch(() => undefined);
    // Older packages have an object, or none: then the lock file says what npm made of it.
    const { license } = (text === undefined ? {} : JSON.parse(text)) as { license?: unknown };
    if (typeof license === 'string') licences.set(place, license);
  }
  return licences;
}

/** npm packages that labs give to readers' programs. */
async function packagesOfLabs(): Promise<string[]> {
  const labs = (await readdir(join(ROOT, 'labs'), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const texts = await Promise.all(labs.map(({ name }) => readFile(join(ROOT, 'labs', name, 'lab.yaml'), 'utf8')));
  return texts.flatMap((text) => (parse(text) as { dependencies?: string[] }).dependencies ?? []);
}

const lock = await readLock(ROOT);
const [report, licences, ofLabs, shipped] = await Promise.all([
  npmAudit(ROOT),
  installedLicences(lock),
  packagesOfLabs(),
  shippedPackages(ROOT),
]);
const readers = new Set([...closureOf(lock, ofLabs), ...shipped.map(({ name }) => name)]);
const audit = judgeAudit(report, lock, (name) => readers.has(name));
const problems = [...packageProblems(lock, licences), ...('problems' in audit ? audit.problems : [])];

for (const problem of problems) console.error(`package-lock.json: ${problem}`);
console.log(`${Object.keys(lock).length} packages: licences, sources and install scripts looked at`);
console.log(
  'skipped' in audit
    ? `npm audit: skipped, ${audit.skipped}`
    : `npm audit: ${audit.problems.length} to mend, ${audit.inTools} more in tools only`,
);
if (problems.length > 0) process.exitCode = 1;
