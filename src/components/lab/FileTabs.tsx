import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';

/** One tab per file, with what is special about it; tests and benches on demand. */
export function FileTabs({ lab }: { lab: LabSummary }) {
  const { session, state } = labClient(lab);
  const { open, edits, testsShown } = state.value;
  const extra = lab.files.filter(({ role }) => role === 'test' || role === 'bench');
  const files = lab.files.filter((file) => testsShown || !extra.includes(file));

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = files.findIndex(({ path }) => path === open.path);
    const next = files[(at + step + files.length) % files.length];
    if (!next) return;
    session.openFile(next.path);
    document.getElementById(tabId(next.path))?.focus();
  }

  return (
    <div class="lab-tabs">
      <div role="tablist" aria-label="Files" onKeyDown={onKeyDown}>
        {files.map(({ path, role }) => (
          <button
            type="button"
            role="tab"
            key={path}
            id={tabId(path)}
            aria-selected={path === open.path}
            aria-controls="lab-code"
            tabIndex={path === open.path ? 0 : -1}
            onClick={() => session.openFile(path)}
          >
            {path}
            {role !== 'editable' && <small>read-only</small>}
            {edits[path] !== undefined && <small class="edited">edited</small>}
          </button>
        ))}
      </div>
      <div class="lab-tab-actions">
        {edits[open.path] !== undefined && (
          <button type="button" class="hp-button quiet" onClick={() => session.resetFile(open.path)}>
            Reset file
          </button>
        )}
        {extra.length > 0 && (
          <button
            type="button"
            class="hp-button quiet"
            aria-pressed={testsShown}
            onClick={() => session.showTests(!testsShown)}
          >
            Show tests
          </button>
        )}
      </div>
    </div>
  );
}

function tabId(path: string): string {
  return `lab-tab-${path.replace(/[^\w-]/g, '-')}`;
}
