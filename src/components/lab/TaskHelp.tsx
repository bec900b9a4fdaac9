import { useState } from 'preact/hooks';
import type { LabSummary } from '../../lab/session/package.ts';
import { trustedHtml } from '../ui/trusted-html.ts';
import { labClient } from './client.ts';
import { showPane } from './panes.ts';

/** Below a task's text: a run of its tests alone, and its hint ladder. Each rung is asked for, and opens below the one before. */
export default function TaskHelp({ lab, taskId }: { lab: LabSummary; taskId: string }) {
  const { session, state } = labClient(lab);
  const [failed, setFailed] = useState(false);
  const task = lab.tasks.find(({ id }) => id === taskId);
  const rungs = task?.hints ?? 0;
  const open = Math.min(state.value.help.hints[taskId] ?? 0, rungs);
  const texts = state.value.lab?.hints[taskId];
  const busy = state.value.phase !== 'idle';

  function run(): void {
    showPane('results');
    void session.runTests(taskId);
  }

  function load(): void {
    setFailed(false);
    session.load().catch(() => setFailed(true));
  }

  function ask(): void {
    session.askHint(taskId);
    load();
  }

  return (
    <div class="lab-hints" data-testid={`hints-${taskId}`}>
      <ol role="list" aria-live="polite">
        {texts?.slice(0, open).map((html, index) => (
          // Rendered from the repository's hints.md at build time.
          <li key={index} dangerouslySetInnerHTML={{ __html: trustedHtml(html) }} />
        ))}
      </ol>
      {failed && <p>The hints could not be loaded. Check your connection and ask again.</p>}
      <button
        type="button"
        class="hp-button quiet"
        onClick={run}
        aria-disabled={busy}
        aria-label={`Run this task: ${task?.title ?? taskId}`}
        data-testid={`run-${taskId}`}
      >
        Run this task
      </button>
      {open > 0 && !texts && !failed ? (
        <button type="button" class="hp-button quiet" onClick={load}>
          Show the {open === 1 ? 'hint' : `${open} hints`} you asked for
        </button>
      ) : (
        open < rungs && (
          <button type="button" class="hp-button quiet" onClick={ask}>
            {open === 0 ? 'Give me a hint' : `Next hint (${open + 1} of ${rungs})`}
          </button>
        )
      )}
    </div>
  );
}
