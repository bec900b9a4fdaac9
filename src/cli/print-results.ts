import type { BenchReport, Stats } from '../schemas/bench-report.ts';
import type { Task } from '../schemas/lab.ts';
import type { Results, TestResult } from '../schemas/results.ts';

const MARKS: Record<TestResult['status'], string> = { pass: '✓', fail: '✗', error: '!', skip: '-' };

/** Results as text for a terminal: per task, with message, diff, place and output of what did not pass. */
export function resultsText(results: Results, tasks: readonly Pick<Task, 'id' | 'title'>[]): string {
  const lines = tasks.flatMap(({ id, title }) => {
    const tests = results.tests.filter((test) => test.taskId === id);
    const passed = tests.filter((test) => test.status === 'pass').length;
    return ['', `${title}  ${passed}/${tests.length}`, ...tests.flatMap(testLines)];
  });
  const passed = results.tests.filter((test) => test.status === 'pass').length;
  const verdict = results.status === 'pass' ? 'All tests pass.' : `${passed} of ${results.tests.length} tests pass.`;
  const message = results.message === undefined ? [] : [results.message];
  return [
    ...lines,
    '',
    ...message,
    `${verdict} (Node ${results.engine.node}, ${Math.round(results.durationMs)} ms)`,
  ].join('\n');
}

/** One test: its name, and what is wrong with it when it did not pass. */
export function testLines(test: TestResult): string[] {
  const head = `  ${MARKS[test.status]} ${test.name}`;
  if (test.status === 'pass') return [head];
  const { location, message, diff, expected, actual, output } = test;
  const compared =
    diff !== undefined
      ? ['- expected, + actual', ...diff.split('\n')]
      : expected === undefined || actual === undefined
        ? []
        : [`expected ${expected}`, `actual   ${actual}`];
  const place = location === undefined ? [] : [`at ${location.file}:${location.line}:${location.column}`];
  const printed =
    output === undefined
      ? []
      : [
          'printed:',
          ...output
            .trimEnd()
            .split('\n')
            .map((line) => `| ${line}`),
        ];
  return [head, ...indent([...(message ?? '').split('\n'), ...compared, ...place, ...printed])];
}

/** A bench report as text for a terminal. */
export function benchText(report: BenchReport, labels: { baseline: string; candidate: string }): string {
  const { verdict, ratio, ci95 } = report.comparison;
  const word =
    report.metric === 'time' ? { better: 'faster', worse: 'slower', inconclusive: 'inconclusive' }[verdict] : verdict;
  const side = (name: string, stats: Stats): string =>
    `  ${name}: ${stats.p50.toPrecision(4)} ${report.unit} (p99 ${stats.p99.toPrecision(4)}, ${stats.samples.length} samples)`;
  return [
    '',
    `Bench ${report.id}: ${word}, ${ratio.toFixed(2)}x (95 %: ${ci95.map((end) => end.toFixed(2)).join(' to ')})`,
    side(labels.baseline, report.baseline),
    side(labels.candidate, report.candidate),
    ...report.warnings.map((warning) => `  Note: ${warning}`),
  ].join('\n');
}

function indent(lines: readonly string[]): string[] {
  return lines.filter((line, index) => line !== '' || index > 0).map((line) => `      ${line}`);
}
