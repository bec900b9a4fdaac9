import { useState } from 'preact/hooks';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';

/** The reference answer, after passing all tests or asking twice. */
export function Solution({ lab }: { lab: LabSummary }) {
  const { session, state, dialog } = labClient(lab);
  const [failed, setFailed] = useState(false);
  const { help, solution, run } = state.value;
  const open = session.solutionOpen;
  const passed = run?.results?.status === 'pass';

  function ask(): void {
    setFailed(false);
    if (!open) session.askSolution();
    session.loadSolution().catch(() => setFailed(true));
  }

  return (
    <section class="lab-solution" data-testid="solution">
      {(!open || !solution) && (
        <button type="button" class="hp-button quiet" onClick={ask}>
          {help.solutionAsked === 1 && !open ? 'Show it all the same' : 'Show solution'}
        </button>
      )}
      {help.solutionAsked === 1 && !open && !passed && (
        <p class="lab-note">You have not passed all tests yet. The hints beside each task give less away.</p>
      )}
      {failed && <p class="lab-note">The solution could not be loaded. Check your connection and ask again.</p>}
      {open && solution && (
        <>
          <h2>Solution</h2>
          {Object.entries(solution).map(([path, text]) => (
            <details key={path}>
              <summary>{path}</summary>
              <pre tabIndex={0}>{text}</pre>
            </details>
          ))}
          <div class="lab-solution-buttons">
            <button
              type="button"
              class="hp-button"
              onClick={() => {
                dialog.value = { name: 'compare', whose: 'the solution', files: solution };
              }}
            >
              Compare with the solution
            </button>
            <button type="button" class="hp-button quiet" onClick={() => void session.useSolution()}>
              Put the solution into the editor
            </button>
          </div>
        </>
      )}
    </section>
  );
}
