import { parseChoice, type EngineChoice } from '../../engines/policy/choice.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';
import { useLater } from './use-later.ts';

const CHOICES: Readonly<Record<EngineChoice, string>> = {
  auto: 'Automatic',
  'browser-node': 'Embedded',
  webcontainer: 'WebContainer',
};

/** Which engine runs the lab and why, and the reader's choice. */
export function EngineBar({ lab }: { lab: LabSummary }) {
  const { engines } = labClient(lab);
  const view = engines.view.value;
  const parts = useLater(view, () => import('./EngineDetails.tsx'));

  return (
    <div class="lab-engines">
      <label>
        Engine{' '}
        <select
          value={engines.choice.value}
          onChange={(event) => void engines.choose(parseChoice(event.currentTarget.value))}
        >
          {Object.entries(CHOICES).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p role="status" data-testid="engine-line">
        {view?.line ?? 'Node.js starts with the first run.'}
      </p>
      {parts && engines.stranded.value && <parts.EmbeddedButton lab={lab} />}
      {parts && view && <parts.EngineDetails lab={lab} view={view} />}
    </div>
  );
}
