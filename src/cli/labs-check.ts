/**
 * The author gate: `node src/cli/labs-check.ts [slug…] [--repeat N] [--bench] [--jobs N]`. Prints all problems of all labs as
 * `path:line: message` and exits with 1 when there is one. With `--bench`, only the benches are run, in full, and their figures
 * printed: that needs a machine with nothing else to do.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NodeEngine } from '../engines/node/engine.ts';
import { labSlugs, readLab } from '../lab/disk/read-lab.ts';
import { checkLab, type GateOptions } from '../lab/gate/check.ts';
import { formatProblem, sortProblems, type Problem } from '../schemas/problems.ts';
import { benchText } from './print-results.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repeat: { type: 'string' },
    bench: { type: 'boolean', default: false },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});
const labs = path.join(import.meta.dirname, '../../labs');
const options: GateOptions = {
  bench: values.bench,
  ...(values.bench ? { onBench: (report, bench) => console.log(`${benchText(report, bench)}\n`) } : {}),
  jobs: count('jobs', values.jobs),
  ...(values.repeat === undefined
    ? {}
    : { repeat: count('repeat', values.repeat), repeatOthers: count('repeat', values.repeat) }),
};

const problems: Problem[] = [];
const slugs = positionals.length > 0 ? positionals : await labSlugs(labs);
for (const slug of slugs) {
  const startedAt = performance.now();
  const found = await check(slug);
  problems.push(...found);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.error(`${slug}: ${found.length === 0 ? 'all right' : `${found.length} to mend`} (${seconds} s)`);
}
for (const problem of sortProblems(problems)) console.log(formatProblem(problem));
process.exitCode = problems.length === 0 ? 0 : 1;

async function check(slug: string): Promise<Problem[]> {
  if (!existsSync(path.join(labs, slug))) return [{ path: `labs/${slug}`, line: 1, message: 'there is no such lab' }];
  const { data, problems: unreadable } = await readLab(labs, slug);
  return data === undefined ? unreadable : checkLab(data, () => NodeEngine.create(), options);
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  console.error(`--${name} needs a whole number above 0, not "${text}"`);
  process.exit(2);
}
