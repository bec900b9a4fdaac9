import { editor as words } from '#words/lab/editor.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';

interface Props {
  lab: LabSummary;
  treeOpen: boolean;
  onTree: (open: boolean) => void;
}

/** One tab per file, with what is special about it; tests and benches while they are shown. Before them what opens the file tree. */
export function FileTabs({ lab, treeOpen, onTree }: Props) {
  const { session, state } = labClient(lab);
  const { open, edits, testsShown } = state.value;
  const files = session.files.filter(({ role }) => testsShown || (role !== 'test' && role !== 'bench'));

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
    <div class="lab-files">
      <button type="button" aria-expanded={treeOpen} aria-label={words.tree} onClick={() => onTree(!treeOpen)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 3.5h4M4.5 3.5v8h3M4.5 7.5h3M9.5 7.5h4M9.5 11.5h4" />
        </svg>
      </button>
      <div class="lab-tabs" role="tablist" aria-label={words.files}>
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
            {role !== 'editable' && role !== 'own' && <Lock />}
            {role === 'editable' && edits[path] !== undefined && <small>{words.edited}</small>}
          </button>
        ))}
      </div>
    </div>
  );
}

function Lock() {
  return (
    <>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M4 7.5h8v6H4zm2-.5V5a2 2 0 0 1 4 0v2" />
      </svg>
      <span class="visually-hidden">, {words.readOnly}</span>
    </>
  );
}

function tabId(path: string): string {
  return `lab-tab-${path.replace(/[^\w-]/g, '-')}`;
}
