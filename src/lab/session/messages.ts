import type { BenchReport } from '../../schemas/bench-report.ts';
import type { Results, TestResult } from '../../schemas/results.ts';
import type { BenchSummary, TaskSummary } from './package.ts';
import { problemOf } from './problem.ts';
import { viewTasks } from './tasks.ts';

/** The sentence a screen reader hears when a run is over. */
export function announceResults(tasks: readonly TaskSummary[], results: Results): string {
  const problem = problemOf(results);
  if (problem) return problem.message;
  const views = viewTasks(tasks, results.tests, false);
  const titles = (status: string): string[] => views.filter((view) => view.status === status).map((view) => view.title);
  const head = `${titles('passed').length} of ${views.length} tasks passed.`;
  if (results.status === 'pass') return `All tests passed. ${head}`;
  const failed = titles('failed');
  return failed.length === 0 ? head : `${head} Failed: ${failed.join(', ')}.`;
}

/** The sentence a screen reader hears when the run of one task is over. */
export function announceTask(task: TaskSummary, results: Results): string {
  const problem = problemOf(results);
  if (problem) return problem.message;
  const own = results.tests.filter((test) => test.taskId === task.id);
  const count = (status: TestResult['status']): number => own.filter((test) => test.status === status).length;
  const head = `${task.title}: ${count('pass')} of ${own.length} tests passed.`;
  return results.status === 'pass' ? `${head} With it, all tasks have passed.` : head;
}

/** A benchmark's verdict in words. For the metric `time`, `better` is "faster" and `worse` is "slower". */
export function verdictWord(report: BenchReport): string {
  const { verdict } = report.comparison;
  if (report.metric !== 'time' || verdict === 'inconclusive') return verdict;
  return verdict === 'better' ? 'faster' : 'slower';
}

/** One sentence on what a benchmark found, with its interval, for who has not read the verdict's word. */
export function verdictSentence(report: BenchReport, bench: BenchSummary): string {
  const reason = verdictReason(report, bench);
  return report.comparison.verdict === 'inconclusive' ? `Inconclusive. ${reason}` : reason;
}

/** One sentence on what a benchmark found, to stand beside {@link verdictWord}; for an inconclusive one, why. */
export function verdictReason(report: BenchReport, bench: BenchSummary): string {
  const { ratio, ci95, verdict } = report.comparison;
  const interval = `95 % interval ${factor(ci95[0])} to ${factor(ci95[1])}`;
  const word = verdictWord(report);
  const sides = `${capitalised(bench.candidate)} against ${bench.baseline}`;
  if (verdict === 'better') return `${sides}: ${factor(ratio)} ${word} (${interval}).`;
  if (verdict === 'worse') return `${sides}: ${word}, only ${factor(ratio)} as good (${interval}).`;
  const reason =
    ci95[0] <= 1 && ci95[1] >= 1
      ? 'the interval includes 1, so chance alone could explain the difference'
      : `the difference may be smaller than the ${factor(bench.minEffect)} that counts here`;
  return `${capitalised(reason)}. Measured ${factor(ratio)} (${interval}).`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A ratio as people read it: `3.42×`, `12×`. */
export function factor(ratio: number): string {
  return `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(2)}×`;
}
