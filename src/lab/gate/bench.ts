import type { LabEngine } from '../../engines/types.ts';
import { BenchError, runBench } from '../../bench/run.ts';
import { benchReportSchema } from '../../schemas/bench-report.ts';
import type { Bench } from '../../schemas/lab.ts';
import { lineAt, type Problem } from '../../schemas/problems.ts';
import { solutionFiles, type LabSource } from '../files.ts';
import type { GateOptions } from './check.ts';

/** Without `bench`, a bench only has to show that it works: few samples, no warm-up worth its name. */
const QUICK = { time: 100, minSamples: 3 };

/** Runs a bench on the solution. With `bench` it is measured in full and has to be better by `minEffect`. */
export async function benchProblems(
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
    options.onBench?.(report, bench);
    const { verdict, ratio, ci95 } = report.comparison;
    if (!full || verdict === 'better') return [];
    const found = `${ratio.toFixed(2)}x (95 %: ${ci95.map((end) => end.toFixed(2)).join(' to ')})`;
    const line = lineAt(lab.yaml, ['benches', manifest.benches.indexOf(bench), 'minEffect']);
    const message = `bench ${bench.id}: the solution must be better by ${bench.minEffect}x, but is ${verdict}, ${found}. ${report.warnings.join(' ')}`;
    return [{ path: `labs/${slug}/lab.yaml`, line, message }];
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    // Some figures only real Node has; there, every bench must work.
    if (error.kind === 'unsupported' && engine.name !== 'node') return [];
    const { answers } = error;
    return problem(
      answers === undefined
        ? error.message
        : `both sides must give the same answer: ${answers.baseline} against ${answers.candidate}`,
    );
  }
}
