import { bench as words } from '#words/lab/outcome.ts';
import { locale } from '#words/locale.ts';
import type { BenchSummary } from '../../lab/session/package.ts';
import type { BenchReport, Stats } from '../../schemas/bench-report.ts';

const columns = ['p50', 'p75', 'p99', 'mad'] as const satisfies readonly (keyof Stats)[];

/** The figures of both sides. */
export function BenchTable({ report, bench }: { report: BenchReport; bench: BenchSummary }) {
  const sides: [string, Stats][] = [
    [bench.baseline, report.baseline],
    [bench.candidate, report.candidate],
  ];
  return (
    <div class="lab-table" role="group" aria-label={words.figures} tabIndex={0}>
      <table>
        <caption>{words[bench.better](report.metric, report.unit)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.side}</th>
            <th scope="col">{words.median}</th>
            <th scope="col">p75</th>
            <th scope="col">p99</th>
            <th scope="col">
              <abbr title={words.deviation}>MAD</abbr>
            </th>
            <th scope="col">{words.samples}</th>
          </tr>
        </thead>
        <tbody>
          {sides.map(([label, stats]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {columns.map((column) => (
                <td key={column}>{figure(stats[column])}</td>
              ))}
              <td>{stats.samples.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Three significant digits, never in exponents. */
function figure(value: number): string {
  return value.toLocaleString(locale, { maximumSignificantDigits: 3, useGrouping: true });
}
