import type { FileTree, LabEngine } from '../../engines/types.ts';
import { gradeLab } from '../../grader/grade.ts';
import { lineAt, type Problem } from '../../schemas/problems.ts';
import type { Results } from '../../schemas/results.ts';
import { derivedFiles, solutionFiles, starterFiles, type LabSource } from '../files.ts';

/** One thing to run, and what is wrong with the outcome. */
export interface GateRun {
  /** Where problems are reported. */
  path: string;
  line: number;
  files: FileTree;
  /** Whether it is run again and again, to see that its outcome does not depend on luck. */
  repeated: boolean;
  judge: (results: Results) => string[];
}

/**
 * So few mutants that each test which a mutant fails is failed by one of them: time and again the mutant that fails most of the tests
 * which none has failed yet (the greedy algorithm for set cover, Chvátal 1979). Several that fail as many: the first by name.
 */
export function coveringMutants(lab: LabSource): Set<string> {
  const left = Object.entries(lab.mutants).sort(([a], [b]) => (a < b ? -1 : 1));
  const open = new Set(left.flatMap(([, { manifest }]) => manifest.fails));
  const chosen = new Set<string>();
  while (open.size > 0) {
    const gain = (fails: readonly string[]): number => fails.filter((test) => open.has(test)).length;
    const [name, mutant] = left.reduce((best, each) =>
      gain(each[1].manifest.fails) > gain(best[1].manifest.fails) ? each : best,
    );
    chosen.add(name);
    for (const test of mutant.manifest.fails) open.delete(test);
  }
  return chosen;
}

/**
 * All runs a lab promises something about: starter, solution, variants, mutants. With `covering`, of the mutants only
 * {@link coveringMutants}.
 */
export function gateRuns(lab: LabSource, covering = false): GateRun[] {
  const chosen = covering ? coveringMutants(lab) : undefined;
  const root = `labs/${lab.slug}`;
  const variants = Object.entries(lab.variants).map(([name, files]) => ({
    path: `${root}/variants/${name}`,
    line: 1,
    files: derivedFiles(lab, files),
    repeated: false,
    judge: mustPass,
  }));
  const taken = Object.entries(lab.mutants).filter(([name]) => chosen?.has(name) ?? true);
  const mutants = taken.map(([name, { manifest, yaml, files }]) => ({
    path: `${root}/mutants/${name}/mutant.yaml`,
    line: lineAt(yaml, ['fails']),
    files: derivedFiles(lab, files),
    repeated: false,
    judge: (results: Results) => mustFail(results, manifest.fails),
  }));
  return [
    { path: `${root}/starter`, line: 1, files: starterFiles(lab), repeated: false, judge: starterFails },
    { path: `${root}/solution`, line: 1, files: solutionFiles(lab), repeated: true, judge: mustPass },
    ...variants,
    ...mutants,
  ];
}

/** Runs `run` so many times and reports what is wrong, including runs that disagree. */
export async function execute(
  engine: LabEngine,
  lab: LabSource,
  run: GateRun,
  times: number,
  signal?: AbortSignal,
): Promise<Problem[]> {
  const submission = { lab: lab.manifest, files: run.files, tests: lab.tests };
  const problem = (message: string): Problem => ({ path: run.path, line: run.line, message });
  let first: Results | undefined;
  for (let time = 1; time <= times; time += 1) {
    const results = await gradeLab(engine, submission, signal === undefined ? {} : { signal });
    const wrong = run.judge(results).map(problem);
    if (first === undefined) {
      if (wrong.length > 0) return wrong;
      first = results;
    } else if (outcome(first) !== outcome(results)) {
      return [
        problem(`is flaky: run ${time} of ${times} ended otherwise than the first. ${difference(first, results)}`),
      ];
    }
  }
  return [];
}

function starterFails(results: Results): string[] {
  if (results.status === 'pass') return ['must fail the tests, but passes all of them'];
  if (results.errorKind !== undefined)
    return [`must run and fail a test, but went wrong as a whole: ${results.message ?? results.errorKind}`];
  return results.status === 'error' ? [`must run and fail a test: ${results.message ?? 'no test ran'}`] : [];
}

function mustPass(results: Results): string[] {
  if (results.status === 'pass') return [];
  const whole = results.message === undefined ? [] : [`must pass every test: ${results.message}`];
  const failed = results.tests.filter((test) => test.status !== 'pass');
  return [...whole, ...failed.map((test) => `must pass "${fullName(test)}": ${test.message ?? test.status}`)];
}

function mustFail(results: Results, named: readonly string[]): string[] {
  const failed = results.tests.filter((test) => test.status !== 'pass').map(fullName);
  const survived = named.filter((name) => !failed.includes(name));
  const extra = failed.filter((name) => !named.includes(name));
  const whole = results.errorKind === undefined ? '' : ` (the whole run: ${results.message ?? results.errorKind})`;
  return [
    ...survived.map((name) => `should fail "${name}", but passes it; mend the test, or take it out of fails${whole}`),
    ...extra.map((name) => `also fails "${name}"; add it to fails, or make the test more precise${whole}`),
  ];
}

function fullName(test: { taskId: string; name: string }): string {
  return `${test.taskId} > ${test.name}`;
}

function outcome(results: Results): string {
  return JSON.stringify([
    results.status,
    results.errorKind,
    results.tests.map((test) => [fullName(test), test.status]),
  ]);
}

function difference(a: Results, b: Results): string {
  const changed = b.tests.filter(
    (test) => a.tests.find((one) => fullName(one) === fullName(test))?.status !== test.status,
  );
  const tests = changed.map((test) => `"${fullName(test)}" is now ${test.status}: ${test.message ?? ''}`).join('; ');
  return tests === '' ? (b.message ?? a.message ?? '') : tests;
}
