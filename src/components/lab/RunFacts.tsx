import { fixed } from '../../i18n/fixed.ts';
import type { RunView } from '../../lab/session/state.ts';
import { engineLabel } from './engine-label.ts';
import { Timeline } from './timeline/Timeline.tsx';

/** Where a run took place and how long it took, and what its threads did. */
export function RunFacts({ run: { results, recordings } }: { run: RunView }) {
  return (
    <>
      {results && (
        <p class="lab-engine" data-testid="engine">
          {engineLabel(results.engine)}, {fixed(results.durationMs / 1000, 2)} s
        </p>
      )}
      <Timeline recordings={recordings} engine={results?.engine.name} />
    </>
  );
}
