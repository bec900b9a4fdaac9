import { useState } from 'preact/hooks';
import { solution as words } from '#words/lab/results.ts';
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
          {help.solutionAsked === 1 && !open ? words.insist : words.show}
        </button>
      )}
      {help.solutionAsked === 1 && !open && !passed && <p class="lab-note">{words.notPassed}</p>}
      {failed && <p class="lab-note">{words.failed}</p>}
      {open && solution && (
        <>
          <h2>{words.title}</h2>
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
                dialog.value = { name: 'compare', whose: 'solution', files: solution };
              }}
            >
              {words.compare}
            </button>
            <button type="button" class="hp-button quiet" onClick={() => void session.useSolution()}>
              {words.take}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
