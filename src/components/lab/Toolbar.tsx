import { useEffect, useState } from 'preact/hooks';
import { bar as common } from '#words/lab/bar.ts';
import { toolbar as words } from '#words/lab/toolbar.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labTime } from '../progress/time-keys.ts';
import { useTime } from '../progress/use-time.ts';
import { labClient } from './client.ts';
import { Dialogs } from './Dialogs.tsx';
import { EngineBar } from './EngineBar.tsx';
import { isTyping, showPane } from './panes.ts';
import { Shared } from './Shared.tsx';

/** Run, stop, benchmark, reset and undo, and the line that says what is going on (also to screen readers). */
export default function Toolbar({ lab }: { lab: LabSummary }) {
  const { session, state, dialog } = labClient(lab);
  const { phase, edits, undo, outdated, announcement, run, bench } = state.value;
  const busy = phase !== 'idle';
  const [full, setFull] = useState(false);
  useTime(labTime(lab.id));
  useEffect(() => {
    document.body.toggleAttribute('data-full', full);
  }, [full]);
  const edited = Object.keys(edits).length > 0;

  function runTests(): void {
    showPane('results');
    void session.runTests();
  }

  function runBench(id: string): void {
    showPane('results');
    void session.runBench(id);
  }

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key === '?' && !isTyping(event.target) && !dialog.value) dialog.value = { name: 'keys' };
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      runTests();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [session]);

  return (
    <>
      <div class="lab-buttons">
        <button
          type="button"
          class="hp-button primary"
          onClick={runTests}
          aria-disabled={busy}
          data-run
          data-testid="run-tests"
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 2.5v11l9-5.5z" />
          </svg>
          {words.run}
        </button>
        <button type="button" class="hp-button" onClick={() => session.stop()} aria-disabled={!busy} data-testid="stop">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5h9v9h-9z" />
          </svg>
          {common.stop}
        </button>
        {lab.benches.map((bench) => (
          <button
            type="button"
            class="hp-button"
            key={bench.id}
            onClick={() => runBench(bench.id)}
            aria-disabled={busy}
            data-testid={`bench-${bench.id}`}
          >
            {words.bench(lab.benches.length > 1 ? bench.id : undefined)}
          </button>
        ))}
        <button
          type="button"
          class="hp-button quiet"
          onClick={() => session.resetLab()}
          aria-disabled={!edited}
          data-testid="reset-lab"
        >
          {words.reset}
        </button>
        <button
          type="button"
          class="hp-button quiet"
          aria-haspopup="dialog"
          onClick={() => {
            dialog.value = { name: 'share' };
          }}
        >
          {common.share}
        </button>
        <button
          type="button"
          class="hp-button quiet"
          aria-haspopup="dialog"
          onClick={() => {
            dialog.value = { name: 'keys' };
          }}
        >
          {common.keys}
        </button>
        <button type="button" class="hp-button quiet" aria-pressed={full} onClick={() => setFull(!full)}>
          {common.full}
        </button>
        {undo.length > 0 && (
          <button
            type="button"
            class="hp-button quiet"
            onClick={() => session.undo()}
            title={undo.at(-1)?.label}
            data-testid="undo"
          >
            {common.undo}
          </button>
        )}
      </div>
      <p class="lab-status" role="status" data-testid="status">
        {announcement || (run || bench ? words.earlier : words.nothing)}
      </p>
      <EngineBar lab={lab} />
      <Shared lab={lab} />
      <Dialogs lab={lab} />
      {outdated && (
        <p class="lab-notice" data-testid="outdated">
          {words.outdated}
        </p>
      )}
    </>
  );
}
