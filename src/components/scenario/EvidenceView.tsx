import { useCallback } from 'preact/hooks';
import { contentLanguage, locale } from '#words/locale.ts';
import { evidence as words } from '#words/scenario/play.ts';
import type { Evidence, EvidenceBlock, EvidenceChart } from '../../schemas/evidence.ts';
import { PlotHost } from '../guide/simulation/PlotHost.tsx';

/** One piece of evidence: what it shows in words, then the graphs, tables and texts themselves. */
export function EvidenceView({ evidence }: { evidence: Evidence }) {
  const { recorded } = evidence;
  return (
    <>
      <p lang={contentLanguage}>{evidence.summary}</p>
      {evidence.blocks.map((block) => (
        <Block key={block.title} block={block} />
      ))}
      <p class="hp-hint">
        {recorded ? words.recorded(recorded.node, recorded.machine, recorded.date) : words.simulated}
      </p>
    </>
  );
}

function Block({ block }: { block: EvidenceBlock }) {
  if (block.kind === 'chart') return <Chart chart={block} />;
  if (block.kind === 'table') return <Table title={block.title} columns={block.columns} rows={block.rows} />;
  return (
    <figure lang={contentLanguage}>
      <figcaption>{block.title}</figcaption>
      <pre role="region" aria-label={block.title} tabIndex={0}>
        {block.text}
      </pre>
    </figure>
  );
}

function Table({ title, columns, rows }: { title: string; columns: string[]; rows: string[][] }) {
  return (
    <div class="hp-scenario-table" lang={contentLanguage} role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], r) => (
            <tr key={r}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={i}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A graph, its key, and behind a summary the values at its ticks. */
function Chart({ chart }: { chart: EvidenceChart }) {
  const draw = useCallback(
    async (width: number) => (await import('../../plots/time-series.ts')).drawSeries(chart, width),
    [chart],
  );
  const { title, unit, series, ticks, limit } = chart;
  const valueAt = (points: readonly (readonly [number, number])[], at: number): string => {
    const nearest = points.reduce((best, point) => (Math.abs(point[0] - at) < Math.abs(best[0] - at) ? point : best));
    return `${nearest[1].toLocaleString(locale)} ${unit}`;
  };
  const rows = ticks.map(({ at, label }) => [label, ...series.map(({ points }) => valueAt(points, at))]);
  return (
    <figure>
      <figcaption lang={contentLanguage}>{title}</figcaption>
      <PlotHost draw={draw} />
      <ul class="hp-scenario-key" lang={contentLanguage} role="list">
        {series.map(({ name, colour }) => (
          <li key={name} data-colour={colour}>
            {name}
          </li>
        ))}
        {limit && <li data-colour="limit">{words.limit(limit.label, limit.value, unit)}</li>}
      </ul>
      <details>
        <summary>{words.table}</summary>
        <Table title={title} columns={[words.time, ...series.map(({ name }) => name)]} rows={rows} />
      </details>
    </figure>
  );
}
