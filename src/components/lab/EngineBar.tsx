import { toolbar as words } from '#words/lab/toolbar.ts';
import { parseChoice, type EngineChoice } from '../../engines/policy/choice.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';
import { useLater } from './use-later.ts';

/** Which engine runs the lab and why, and the reader's choice. */
export function EngineBar({ lab }: { lab: LabSummary }) {
  const { engines } = labClient(lab);
  const view = engines.view.value;
  const parts = useLater(view, () => import('./EngineDetails.tsx'));

  return (
    <div class="lab-engines">
      <label>
        {words.engine}{' '}
        <select
          value={engines.choice.value}
          onChange={(event) => void engines.choose(parseChoice(event.currentTarget.value))}
        >
          {Object.entries(words.engines satisfies Readonly<Record<EngineChoice, string>>).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p role="status" data-testid="engine-line">
        {view?.line ?? words.idle}
      </p>
      {parts && engines.stranded.value && <parts.EmbeddedButton lab={lab} />}
      {parts && view && <parts.EngineDetails lab={lab} view={view} />}
    </div>
  );
}
