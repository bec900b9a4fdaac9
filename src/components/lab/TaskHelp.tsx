import { useState } from 'preact/hooks';
import { contentLanguage, locale } from '#words/locale.ts';
import { taskHelp as words } from '#words/lab/task-help.ts';
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
    <div class="lab-hints" lang={contentLanguage && locale} data-testid={`hints-${taskId}`}>
      <ol role="list" aria-live="polite" lang={contentLanguage}>
        {texts?.slice(0, open).map((html, index) => (
          // Rendered from the repository's hints.md at build time.
          <li key={index} dangerouslySetInnerHTML={{ __html: trustedHtml(html) }} />
        ))}
      </ol>
      {failed && <p>{words.failed}</p>}
      <button
        type="button"
        class="hp-button quiet"
        onClick={run}
        aria-disabled={busy}
        aria-label={words.runLabel(task?.title ?? taskId)}
        data-testid={`run-${taskId}`}
      >
        {words.run}
      </button>
      {open > 0 && !texts && !failed ? (
        <button type="button" class="hp-button quiet" onClick={load}>
          {words.again(open)}
        </button>
      ) : (
        open < rungs && (
          <button type="button" class="hp-button quiet" onClick={ask}>
            {open === 0 ? words.first : words.next(open + 1, rungs)}
          </button>
        )
      )}
    </div>
  );
}
