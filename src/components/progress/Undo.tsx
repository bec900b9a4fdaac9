import type { UndoStep } from '../../progress/undo.ts';

const words = {
  heading: 'Take back',
  when: (at: number): string => new Date(at).toLocaleString(),
  undo: 'Undo',
  undoWhat: (label: string): string => `Undo: ${label}`,
};

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
              {step.label}, {words.when(step.at)}
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
