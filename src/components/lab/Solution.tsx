import { useState } from 'preact/hooks';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';

/** The reference answer, after passing all tests or asking twice. */
export function Solution({ lab }: { lab: LabSummary }) {
  const { session, state } = labClient(lab);
  const [failed, setFailed] = useState(false);
  const { help, lab: texts, run } = state.value;
  const open = session.solutionOpen;
  const passed = run?.results?.status === 'pass';

  function ask(): void {
    setFailed(false);
    if (!open) session.askSolution();
    session.load().catch(() => setFailed(true));
  }

  return (
    <section class="lab-solution" data-testid="solution">
      {(!open || !texts) && (
        <button type="button" class="hp-button quiet" onClick={ask}>
          {help.solutionAsked === 1 && !open ? 'Show it all the same' : 'Show solution'}
        </button>
      )}
      {help.solutionAsked === 1 && !open && !passed && (
        <p class="lab-note">You have not passed all tests yet. The hints beside each task give less away.</p>
      )}
      {failed && <p class="lab-note">The solution could not be loaded. Check your connection and ask again.</p>}
      {open && texts && (
        <>
          <h2>Solution</h2>
          {Object.entries(texts.solution).map(([path, text]) => (
            <details key={path}>
              <summary>{path}</summary>
              <pre tabIndex={0}>{text}</pre>
            </details>
          ))}
          <button type="button" class="hp-button quiet" onClick={() => void session.useSolution()}>
            Put the solution into the editor
          </button>
        </>
      )}
    </section>
  );
}
