import type { LabEngine } from '../../engines/types.ts';
import type { BenchReport } from '../../schemas/bench-report.ts';
import type { Bench } from '../../schemas/lab.ts';
import { sortProblems, type Problem } from '../../schemas/problems.ts';
import type { LabSource } from '../files.ts';
import { benchProblems } from './bench.ts';
import { execute, gateRuns } from './runs.ts';
import { checkStructure } from './structure.ts';

/** How thoroughly a lab is checked. */
export interface GateOptions {
  /** How often the solution is run, which must agree; 5 when absent. */
  repeat?: number;
  /** How often starter, variants and mutants are run; once when absent. */
  repeatOthers?: number;
  /** Run only so many mutants that every test is seen to fail; for an engine beside one in which all of them run. */
  covering?: boolean;
  /**
   * Run nothing but the benches, but these in full, and require that the solution is better by `minEffect`. Otherwise a bench only
   * has to give a report.
   */
  bench?: boolean;
  /** Called with what a bench found. */
  onBench?: (report: BenchReport, bench: Bench) => void;
  /** Engines that work at the same time; 1 when absent. */
  jobs?: number;
  signal?: AbortSignal;
  /** Called as each run ends. */
  onRun?: (path: string, problems: readonly Problem[]) => void;
}

/** One promise of a lab that an engine can show to be kept. */
export interface GateCheck {
  /** What is checked, and where its problems are reported. */
  path: string;
  /** Whether nothing else may run beside it, because it is measured. */
  alone: boolean;
  work: (engine: LabEngine) => Promise<Problem[]>;
}

/** Everything that a lab with a right structure has to be run for. */
export function gateChecks(lab: LabSource, options: GateOptions = {}): GateCheck[] {
  const { repeat = 5, repeatOthers = 1, covering = false, signal } = options;
  const runs = gateRuns(lab, covering).map((run) => ({
    path: run.path,
    alone: false,
    work: (engine: LabEngine) => execute(engine, lab, run, run.repeated ? repeat : repeatOthers, signal),
  }));
  const benches = lab.manifest.benches.map((bench) => ({
    path: `labs/${lab.slug}/${bench.file}`,
    alone: true,
    work: (engine: LabEngine) => benchProblems(engine, lab, bench, options),
  }));
  return options.bench === true ? benches : [...runs, ...benches];
}

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
  return sortProblems((await checkLabs([lab], makeEngine, options)).flatMap(({ problems }) => problems));
}

/** What was found in one lab. `ms` is the time that its runs took, added up. */
export interface CheckedLab {
  slug: string;
  problems: Problem[];
  ms: number;
}

/** Like {@link checkLab}, for several at once: all runs of all labs are in one queue, so that no engine waits for a slow lab. */
export async function checkLabs(
  labs: readonly LabSource[],
  makeEngine: () => Promise<LabEngine>,
  options: GateOptions = {},
): Promise<CheckedLab[]> {
  const checked = labs.map((lab) => ({ slug: lab.slug, problems: checkStructure(lab), ms: 0 }));
  const checks = labs.flatMap((lab, index) => {
    const into = checked[index];
    return into === undefined || into.problems.length > 0
      ? []
      : gateChecks(lab, options).map((check) => ({ check, into }));
  });
  if (checks.length === 0) return checked;
  const { jobs = 1, onRun } = options;
  const drain = async (engine: LabEngine, queue: typeof checks): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const startedAt = performance.now();
      const found = await next.check.work(engine);
      next.into.problems.push(...found);
      next.into.ms += performance.now() - startedAt;
      onRun?.(next.check.path, found);
    }
  };
  const engines: LabEngine[] = [];
  try {
    while (engines.length < Math.max(1, jobs)) engines.push(await makeEngine());
    const together = checks.filter(({ check }) => !check.alone);
    await Promise.all(engines.map((engine) => drain(engine, together)));
    const alone = checks.filter(({ check }) => check.alone);
    for (const engine of engines.slice(0, 1)) await drain(engine, alone);
  } finally {
    await Promise.all(engines.map((engine) => engine.dispose()));
  }
  return checked.map((lab) => ({ ...lab, problems: sortProblems(lab.problems) }));
}
