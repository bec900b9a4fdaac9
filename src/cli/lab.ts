/**
 * `npm run lab <slug> [-- --bench] [-- --json] [-- --only task]`: copies the starter to `my-labs/<slug>` (files that are there are never
 * overwritten), runs the tests on it and prints the results. Exits with 0 when all pass, 1 when not, 2 for a wrong call.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BenchError, runBench } from '../bench/run.ts';
import { NodeEngine } from '../engines/node/engine.ts';
import { gradeLab } from '../grader/grade.ts';
import { labSlugs, readLab } from '../lab/disk/read-lab.ts';
import { readTree } from '../lab/disk/read-tree.ts';
import { writeMissing } from '../lab/disk/workspace.ts';
import { editedFiles, type LabSource } from '../lab/files.ts';
import type { FileTree, LabEngine } from '../engines/types.ts';
import type { BenchReport } from '../schemas/bench-report.ts';
import { formatProblem } from '../schemas/problems.ts';
import { benchText, resultsText } from './print-results.ts';

const root = path.join(import.meta.dirname, '../..');
const labs = path.join(root, 'labs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bench: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
  },
});

const [slug] = positionals;
const known = await labSlugs(labs);
if (slug === undefined || !known.includes(slug)) {
  console.error(slug === undefined ? 'Which lab? npm run lab <name>' : `There is no lab "${slug}".`);
  console.error(`Labs: ${known.join(', ')}`);
  process.exit(2);
}
const { data: lab, problems } = await readLab(labs, slug);
if (lab === undefined) {
  for (const problem of problems) console.error(formatProblem(problem));
  process.exit(2);
}
const unknown = (values.only ?? []).filter((id) => !lab.manifest.tasks.some((task) => task.id === id));
if (unknown.length > 0) {
  console.error(`No such task: ${unknown.join(', ')}. Tasks: ${lab.manifest.tasks.map((task) => task.id).join(', ')}`);
  process.exit(2);
}

const folder = path.join(root, 'my-labs', slug);
const written = await writeMissing(folder, lab.starter);
const engine = await NodeEngine.create();
try {
  process.exitCode = await run(engine, lab, editedFiles(lab, await readTree(folder)));
} finally {
  await engine.dispose();
}

async function run(on: LabEngine, source: LabSource, files: FileTree): Promise<number> {
  const { manifest, tests } = source;
  const only = values.only === undefined ? {} : { only: values.only };
  const results = await gradeLab(on, { lab: manifest, files, tests }, only);
  const reports = values.bench ? await measure(on, source, files) : [];
  if (values.json) {
    console.log(JSON.stringify(values.bench ? { ...results, benches: reports } : results, null, 2));
  } else {
    const relative = path.relative(process.cwd(), folder);
    if (written.length > 0) console.log(`Put ${written.join(', ')} into ${relative}.`);
    console.log(`${manifest.title}: edit ${path.join(relative, manifest.focus)} and run this again.`);
    console.log(
      resultsText(
        results,
        manifest.tasks.filter((task) => values.only?.includes(task.id) ?? true),
      ),
    );
    for (const bench of manifest.benches) {
      const report = reports.find((one) => one.id === bench.id);
      if (report !== undefined) console.log(benchText(report, bench));
    }
  }
  return results.status === 'pass' ? 0 : 1;
}

/** Benches that fail are told on stderr and have no report. */
async function measure(on: LabEngine, { manifest, bench }: LabSource, files: FileTree): Promise<BenchReport[]> {
  const reports: BenchReport[] = [];
  for (const { id } of manifest.benches) {
    try {
      reports.push(await runBench(on, { lab: manifest, files, bench }, id));
    } catch (error) {
      if (!(error instanceof BenchError)) throw error;
      const { answers } = error;
      const sides =
        answers === undefined ? '' : `\n  baseline:  ${answers.baseline}\n  candidate: ${answers.candidate}`;
      console.error(`Bench ${id}: ${error.message}${sides}`);
    }
  }
  return reports;
}
