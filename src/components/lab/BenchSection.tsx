import { useEffect, useRef } from 'preact/hooks';
import { bench as words } from '#words/lab/outcome.ts';
import { sameEdits } from '../../lab/session/edits.ts';
import { verdictReason, verdictWord } from '../../lab/session/messages.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import type { BenchView } from '../../lab/session/state.ts';
import { BenchPlot } from './BenchPlot.tsx';
import { BenchTable } from './BenchTable.tsx';
import { labClient } from './client.ts';
import { Timeline } from './timeline/Timeline.tsx';
import { Gauges } from './Gauges.tsx';
import { engineLabel } from './engine-label.ts';

interface Props {
  lab: LabSummary;
  bench: BenchView;
  busy: boolean;
}

/** The latest benchmark: progress while it runs, then the verdict, both distributions and the figures. */
export function BenchSection({ lab, bench, busy }: Props) {
  const { edits } = labClient(lab).state.value;
  const about = lab.benches.find(({ id }) => id === bench.id);
  const { report, problem } = bench;
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // It stands below the tasks; who has just started it wants to see it. The focus stays where it is.
    if (bench.earlier === undefined) section.current?.scrollIntoView({ block: 'nearest' });
  }, [bench.id, bench.earlier, bench.gauges === undefined, report, problem]);
  if (!about) return null;
  return (
    <section ref={section} class="lab-bench" data-testid="bench">
      <h2>{words.title}</h2>
      {problem && (
        <div class="lab-problem" data-testid="bench-problem">
          <p>{problem.message}</p>
        </div>
      )}
      {bench.stopped && <p class="lab-note">{words.stopped}</p>}
      {busy && !report && !problem && (
        <label class="lab-progress-bar">
          {words.measuring} <progress max={1} value={bench.done} />
        </label>
      )}
      {!report && bench.gauges && <Gauges gauges={bench.gauges} />}
      {report && (
        <>
          {bench.earlier !== undefined && (
            <p class="lab-note">{words.earlier(new Date(bench.earlier).toLocaleString())}</p>
          )}
          {!sameEdits(bench.edits, edits) && <p class="lab-note">{words.changed}</p>}
          <p class="lab-verdict" data-verdict={report.comparison.verdict} data-testid="verdict">
            <strong>{verdictWord(report)}</strong> {verdictReason(report, about)}
          </p>
          <p class="lab-note" data-testid="equal-answers">
            {words.equal}
          </p>
          <BenchPlot report={report} bench={about} />
          <BenchTable report={report} bench={about} />
          {report.warnings.length > 0 && (
            <ul class="lab-warnings" aria-label={words.warnings}>
              {report.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
          <p class="lab-engine">
            {engineLabel(report.engine)}, {words.cores(report.cores)}
          </p>
          {bench.gauges && <Gauges gauges={bench.gauges} />}
        </>
      )}
      <Timeline recordings={bench.recordings} engine={report?.engine.name} />
    </section>
  );
}
