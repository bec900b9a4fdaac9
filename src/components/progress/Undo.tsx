import { undo as words } from '#words/progress/page.ts';
import type { UndoStep } from '../../progress/undo.ts';

/** Resets and imports that can be taken back, the latest first; also those of earlier visits. */
export function Undo({ steps, onUndo }: { steps: readonly UndoStep[]; onUndo: (step: UndoStep) => void }) {
  if (steps.length === 0) return null;
  return (
    <section class="not-content" aria-labelledby="progress-undo">
      <h2 id="progress-undo">{words.heading}</h2>
      <ul class="hp-rows">
        {[...steps].reverse().map((step) => (
          <li key={step.key}>
            <span>
              {step.label}, {new Date(step.at).toLocaleString()}
            </span>
            <button
              type="button"
              class="hp-button"
              aria-label={words.undoWhat(step.label)}
              onClick={() => onUndo(step)}
            >
              {words.undo}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
