import { BenchError, runBench } from '../../bench/run.ts';
import type { FileTree, LabEngine } from '../../engines/types.ts';
import type { LabSource } from '../../lab/files.ts';
import type { BenchReport } from '../../schemas/bench-report.ts';

/** Runs all benches of a lab on `files`. Those that fail have no report and are told to `onFailure`. @throws when aborted */
export async function measure(
  engine: LabEngine,
  { manifest, bench }: LabSource,
  files: FileTree,
  onFailure: (message: string) => void,
  signal?: AbortSignal,
): Promise<BenchReport[]> {
  const reports: BenchReport[] = [];
  for (const { id } of manifest.benches) {
    try {
      reports.push(await runBench(engine, { lab: manifest, files, bench }, id, signal === undefined ? {} : { signal }));
    } catch (error) {
      if (!(error instanceof BenchError)) throw error;
      const { answers } = error;
      const sides =
        answers === undefined ? '' : `\n  baseline:  ${answers.baseline}\n  candidate: ${answers.candidate}`;
      onFailure(`Bench ${id}: ${error.message}${sides}`);
    }
  }
  return reports;
}
