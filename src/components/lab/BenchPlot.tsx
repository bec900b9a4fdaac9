import { useEffect, useRef } from 'preact/hooks';
import type { BenchSummary } from '../../lab/session/package.ts';
import type { BenchReport } from '../../schemas/bench-report.ts';

/** Both distributions. The charting library is loaded with the first report. */
export function BenchPlot({ report, bench }: { report: BenchReport; bench: BenchSummary }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let observer: ResizeObserver | undefined;
    let gone = false;
    void import('../../plots/bench-distributions.ts').then(({ plotDistributions }) => {
      if (gone) return;
      observer = new ResizeObserver(() => {
        element.replaceChildren(
          plotDistributions(
            [
              { label: bench.baseline, samples: report.baseline.samples, median: report.baseline.p50 },
              { label: bench.candidate, samples: report.candidate.samples, median: report.candidate.p50 },
            ],
            { unit: report.unit, metric: report.metric, width: element.clientWidth },
          ),
        );
      });
      observer.observe(element);
    });
    return () => {
      gone = true;
      observer?.disconnect();
    };
  }, [report, bench]);
  return <div class="lab-plot" ref={host} data-testid="plot" />;
}
