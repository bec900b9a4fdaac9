import type { LabEngine } from '../../engines/types.ts';
import { BenchError, runBench } from '../../bench/run.ts';
import { benchReportSchema } from '../../schemas/bench-report.ts';
import type { Bench } from '../../schemas/lab.ts';
import { lineAt, sortProblems, type Problem } from '../../schemas/problems.ts';
import { solutionFiles, type LabSource } from '../files.ts';
import { execute, gateRuns } from './runs.ts';
import { checkStructure } from './structure.ts';

/** How thoroughly a lab is checked. */
export interface GateOptions {
  /** How often the solution is run, which must agree; 5 when absent. */
  repeat?: number;
  /** How often starter, variants and mutants are run; once when absent. */
  repeatOthers?: number;
  /** Measure in full, and require that the solution is better by `minEffect`. Otherwise a bench only has to give a report. */
  bench?: boolean;
  /** Engines that work at the same time; 1 when absent. */
  jobs?: number;
  signal?: AbortSignal;
  /** Called as each run ends. */
  onRun?: (path: string, problems: readonly Problem[]) => void;
}

/** Without `bench`, a bench only has to show that it works: few samples, no warm-up worth its name. */
const QUICK = { time: 100, minSamples: 3 };

/**
 * Checks everything that a lab promises (lab-format.md), in any engine. Where the structure is wrong, nothing is run: the outcome
 * would only repeat it.
 *
 * @param makeEngine called once per job; engines are disposed of at the end
 * @returns all problems, sorted; none when the lab is right
 * @throws the reason of `options.signal` when aborted
 */
export async function checkLab(
  lab: LabSource,
  makeEngine: () => Promise<LabEngine>,
  options: GateOptions = {},
): Promise<Problem[]> {
  const structural = checkStructure(lab);
  if (structural.length > 0) return sortProblems(structural);
  const { repeat = 5, repeatOthers = 1, jobs = 1, signal, onRun } = options;
  const queue: { path: string; work: (engine: LabEngine) => Promise<Problem[]> }[] = gateRuns(lab).map((run) => ({
    path: run.path,
    work: (engine) => execute(engine, lab, run, run.repeated ? repeat : repeatOthers, signal),
  }));
  const problems: Problem[] = [];
  const drain = async (engine: LabEngine): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const found = await next.work(engine);
      problems.push(...found);
      onRun?.(next.path, found);
    }
  };
  const engines: LabEngine[] = [];
  try {
    while (engines.length < Math.max(1, jobs)) engines.push(await makeEngine());
    await Promise.all(engines.map(drain));
    // Measured alone, when nothing else runs.
    for (const engine of engines.slice(0, 1)) {
      for (const bench of lab.manifest.benches) {
        const found = await benchProblems(engine, lab, bench, options);
        problems.push(...found);
        onRun?.(`labs/${lab.slug}/${bench.file}`, found);
      }
    }
  } finally {
    await Promise.all(engines.map((engine) => engine.dispose()));
  }
  return sortProblems(problems);
}

async function benchProblems(
  engine: LabEngine,
  lab: LabSource,
  bench: Bench,
  options: GateOptions,
): Promise<Problem[]> {
  const { slug, manifest } = lab;
  const full = options.bench === true;
  const submission = { lab: manifest, files: solutionFiles(lab), bench: lab.bench };
  const problem = (message: string): Problem[] => [{ path: `labs/${slug}/${bench.file}`, line: 1, message }];
  try {
    const report = await runBench(engine, submission, bench.id, {
      ...(full ? {} : QUICK),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const shape = benchReportSchema.safeParse(report);
    if (!shape.success) return problem(`gives a malformed report: ${shape.error.message}`);
    const { verdict, ratio, ci95 } = report.comparison;
    if (!full || verdict === 'better') return [];
    const found = `${ratio.toFixed(2)}x (95 %: ${ci95.map((end) => end.toFixed(2)).join(' to ')})`;
    const line = lineAt(lab.yaml, ['benches', manifest.benches.indexOf(bench), 'minEffect']);
    const message = `bench ${bench.id}: the solution must be better by ${bench.minEffect}x, but is ${verdict}, ${found}. ${report.warnings.join(' ')}`;
    return [{ path: `labs/${slug}/lab.yaml`, line, message }];
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    const { answers } = error;
    return problem(
      answers === undefined
        ? error.message
        : `both sides must give the same answer: ${answers.baseline} against ${answers.candidate}`,
    );
  }
}
