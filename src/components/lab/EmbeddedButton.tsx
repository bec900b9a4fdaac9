import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';

/** One click to carry on with the engine that always works. */
export function EmbeddedButton({ lab }: { lab: LabSummary }) {
  return (
    <button type="button" class="hp-button" onClick={() => void labClient(lab).engines.choose('browser-node')}>
      Use the embedded engine
    </button>
  );
}
