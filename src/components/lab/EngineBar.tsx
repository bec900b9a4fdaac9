import { useEffect, useState } from 'preact/hooks';
import { parseChoice, type EngineChoice } from '../../engines/policy/choice.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';
import { EmbeddedButton } from './EmbeddedButton.tsx';
import type { EngineDetails } from './EngineDetails.tsx';

const CHOICES: Readonly<Record<EngineChoice, string>> = {
  auto: 'Automatic',
  'browser-node': 'Embedded',
  webcontainer: 'WebContainer',
};

/** Which engine runs the lab and why, and the reader's choice. */
export function EngineBar({ lab }: { lab: LabSummary }) {
  const { engines } = labClient(lab);
  const view = engines.view.value;
  const [Details, setDetails] = useState<typeof EngineDetails>();
  const started = view !== undefined;
  useEffect(() => {
    if (started) void import('./EngineDetails.tsx').then((module) => setDetails(() => module.EngineDetails));
  }, [started]);

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
      {engines.stranded.value && <EmbeddedButton lab={lab} />}
      {Details && view && <Details lab={lab} view={view} />}
    </div>
  );
}
