import { useRef } from 'preact/hooks';
import { engineDetails as words } from '#words/lab/engine-details.ts';
import type { EngineView } from '../../engines/policy/switch.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { BootSteps } from './BootSteps.tsx';
import { labClient } from './client.ts';
import { EmbeddedButton } from './EmbeddedButton.tsx';

export { EmbeddedButton };

interface Props {
  lab: LabSummary;
  view: EngineView;
}

/** Behind "Details": the whole line, the steps of the WebContainer's start, and what to do when it failed. Loaded with the engines. */
export function EngineDetails({ lab, view }: Props) {
  const { engines, session } = labClient(lab);
  const { container, choice, line, advice } = view;
  const steps = 'steps' in container ? container.steps : [];

  const dialog = useRef<HTMLDivElement>(null);

  /** The buttons go when they are pressed. */
  function moveFocus(): void {
    dialog.current?.focus();
  }

  function retry(): void {
    moveFocus();
    void engines.retry();
  }

  async function reload(): Promise<void> {
    await session.settled();
    location.reload();
  }

  return (
    <>
      <button type="button" class="lab-link" popovertarget="lab-engine-details" data-testid="engine-details">
        {words.open}
      </button>
      <div
        ref={dialog}
        id="lab-engine-details"
        class="lab-popover"
        popover="auto"
        role="dialog"
        aria-label={words.title}
        tabIndex={-1}
      >
        <p>{line}</p>
        {steps.length > 0 && <BootSteps steps={steps} label={words.steps} />}
        {container.status === 'failed' && (
          <>
            <p data-testid="engine-advice">{advice}</p>
            <div class="lab-popover-buttons">
              {container.remedy === 'reload' ? (
                <button type="button" class="hp-button" onClick={() => void reload()}>
                  {words.reload}
                </button>
              ) : (
                <button type="button" class="hp-button" onClick={retry}>
                  {words.retry}
                </button>
              )}
              {choice !== 'browser-node' && <EmbeddedButton lab={lab} moveFocus={moveFocus} />}
            </div>
          </>
        )}
      </div>
    </>
  );
}
