import { boot as words } from '#words/lab/boot.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';

interface Props {
  lab: LabSummary;
  /** Moves the focus on, because the button goes; to "Run tests" by default, which is what one wants next. */
  moveFocus?: () => void;
}

/** One click to carry on with the engine that always works. */
export function EmbeddedButton({ lab, moveFocus = toRun }: Props) {
  function use(): void {
    moveFocus();
    void labClient(lab).engines.choose('browser-node');
  }
  return (
    <button type="button" class="hp-button" onClick={use}>
      {words.useEmbedded}
    </button>
  );
}

function toRun(): void {
  document.querySelector<HTMLElement>('[data-testid="run-tests"]')?.focus();
}
