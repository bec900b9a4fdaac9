import { locale } from '#words/locale.ts';
import type { RunView } from '../../lab/session/state.ts';
import { engineLabel } from './engine-label.ts';
import { Timeline } from './timeline/Timeline.tsx';

/** Where a run took place and how long it took, and what its threads did. */
export function RunFacts({ run: { results, recordings } }: { run: RunView }) {
  return (
    <>
      {results && (
        <p class="lab-engine" data-testid="engine">
          {engineLabel(results.engine)}, {seconds(results.durationMs)} s
        </p>
      )}
      <Timeline recordings={recordings} engine={results?.engine.name} />
    </>
  );
}

function seconds(ms: number): string {
  const format = { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false };
  return (ms / 1000).toLocaleString(locale, format);
}
