import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';

/** One tab per file, with what is special about it; tests and benches while they are shown. */
export function FileTabs({ lab }: { lab: LabSummary }) {
  const { session, state } = labClient(lab);
  const { open, edits, testsShown } = state.value;
  const files = lab.files.filter(({ role }) => testsShown || role === 'editable' || role === 'readOnly');

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
    <div class="lab-tabs" role="tablist" aria-label="Files">
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
          onKeyDown={onKeyDown}
        >
          {path}
          {role !== 'editable' && <Lock />}
          {edits[path] !== undefined && <small>edited</small>}
        </button>
      ))}
    </div>
  );
}

function Lock() {
  return (
    <>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 7.5h8v6H4zm2-.5V5a2 2 0 0 1 4 0v2" />
      </svg>
      <span class="visually-hidden">, read-only</span>
    </>
  );
}

function tabId(path: string): string {
  return `lab-tab-${path.replace(/[^\w-]/g, '-')}`;
}
