import { parseChoice, type EngineChoice } from '../../engines/policy/choice.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { BootSteps } from './BootSteps.tsx';
import { labClient } from './client.ts';

const CHOICES: readonly [EngineChoice, string][] = [
  ['auto', 'Automatic'],
  ['browser-node', 'Embedded'],
  ['webcontainer', 'WebContainer'],
];

/** Which engine runs the lab and why, the reader's choice, and what to do when the WebContainer does not start. */
export function EngineBar({ lab }: { lab: LabSummary }) {
  const { engines, session } = labClient(lab);
  const view = engines.view.value;
  const container = view?.container;
  const failed = container?.status === 'failed' ? container : undefined;
  const steps = container !== undefined && 'steps' in container ? container.steps : [];
  const stuck = failed !== undefined && view?.decision.engine === 'webcontainer';

  async function reload(): Promise<void> {
    await session.settled();
    location.reload();
  }

  return (
    <div class="lab-engines" data-testid="engine-bar">
      <label>
        Engine{' '}
        <select
          value={engines.choice.value}
          onChange={(event) => void engines.choose(parseChoice(event.currentTarget.value))}
          data-testid="engine-choice"
        >
          {CHOICES.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <p role="status" data-testid="engine-line">
        {view?.line ?? 'Node.js starts with the first run.'}
      </p>
      {stuck && <EmbeddedButton lab={lab} />}
      {steps.length > 0 && (
        <>
          <button type="button" class="lab-link" popovertarget="lab-engine-details" data-testid="engine-details">
            Details
          </button>
          <div id="lab-engine-details" class="lab-popover" popover="auto" role="dialog" aria-label="About the engine">
            <p>{view?.line}</p>
            <BootSteps steps={steps} label="Start of the WebContainer" />
            {failed && (
              <>
                <p data-testid="engine-advice">{view?.advice}</p>
                <div class="lab-buttons">
                  {failed.remedy === 'reload' ? (
                    <button type="button" class="hp-button" onClick={() => void reload()}>
                      Reload the page
                    </button>
                  ) : (
                    <button type="button" class="hp-button" onClick={() => void engines.retry()}>
                      Try again
                    </button>
                  )}
                  {engines.choice.value !== 'browser-node' && <EmbeddedButton lab={lab} />}
                </div>
              </>
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** One click to carry on with the engine that always works. */
export function EmbeddedButton({ lab }: { lab: LabSummary }) {
  const { engines } = labClient(lab);
  return (
    <button
      type="button"
      class="hp-button"
      onClick={() => void engines.choose('browser-node')}
      data-testid="use-embedded"
    >
      Use the embedded engine
    </button>
  );
}
