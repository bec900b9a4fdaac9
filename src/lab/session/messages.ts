import { verdict as words } from '#words/lab/verdict.ts';
import { fixed } from '../../i18n/fixed.ts';
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
  const head = words.tasks(titles('passed').length, views.length);
  if (results.status === 'pass') return `${words.allPassed} ${head}`;
  const failed = titles('failed');
  return failed.length === 0 ? head : `${head} ${words.failed(failed)}`;
}

/** The sentence a screen reader hears when the run of one task is over. */
export function announceTask(task: TaskSummary, results: Results): string {
  const problem = problemOf(results);
  if (problem) return problem.message;
  const own = results.tests.filter((test) => test.taskId === task.id);
  const count = (status: TestResult['status']): number => own.filter((test) => test.status === status).length;
  const head = words.tests(task.title, count('pass'), own.length);
  return results.status === 'pass' ? `${head} ${words.labDone}` : head;
}

/** A benchmark's verdict in words. For the metric `time`, `better` is "faster" and `worse` is "slower". */
export function verdictWord(report: BenchReport): string {
  const { verdict } = report.comparison;
  if (report.metric !== 'time' || verdict === 'inconclusive') return words.words[verdict];
  return verdict === 'better' ? words.words.faster : words.words.slower;
}

/** One sentence on what a benchmark found, with its interval, for who has not read the verdict's word. */
export function verdictSentence(report: BenchReport, bench: BenchSummary): string {
  const reason = verdictReason(report, bench);
  return report.comparison.verdict === 'inconclusive' ? `${words.inconclusive} ${reason}` : reason;
}

/** One sentence on what a benchmark found, to stand beside {@link verdictWord}; for an inconclusive one, why. */
export function verdictReason(report: BenchReport, bench: BenchSummary): string {
  const { ratio, ci95, verdict } = report.comparison;
  const interval = words.interval(factor(ci95[0]), factor(ci95[1]));
  const word = verdictWord(report);
  const sides = words.sides(capitalised(bench.candidate), bench.baseline);
  if (verdict === 'better') return words.better(sides, factor(ratio), word, interval);
  if (verdict === 'worse') return words.worse(sides, factor(ratio), word, interval);
  const reason = ci95[0] <= 1 && ci95[1] >= 1 ? words.chance : words.small(factor(bench.minEffect));
  return `${reason} ${words.measured(factor(ratio), interval)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A ratio as people read it: `3.42×`, `12×`. */
export function factor(ratio: number): string {
  return `${fixed(ratio, ratio >= 10 ? 0 : 2)}×`;
}
