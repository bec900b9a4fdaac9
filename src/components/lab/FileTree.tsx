import { useEffect, useRef, useState } from 'preact/hooks';
import { fileTree as words } from '#words/lab/file-tree.ts';
import { treeRows, type TreeRow } from '../../lab/file-tree.ts';
import { createFile, deleteFile, renameFile } from '../../lab/session/file-changes.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from './client.ts';
import { FileName } from './FileName.tsx';
import styles from './styles/file-tree.css?url';

/** What the form below the tree asks a name for. */
type Naming = { doing: 'create' } | { doing: 'rename'; path: string };

/** The files as a tree: open, add, rename, delete. Arrow keys, Enter, F2 and Delete do what they do in VS Code. Loaded when it is opened. */
export function FileTree({ lab }: { lab: LabSummary }) {
  const { session, state } = labClient(lab);
  const { open, testsShown } = state.value;
  const files = session.files.filter(({ role }) => testsShown || (role !== 'test' && role !== 'bench'));
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState(open.path);
  const [naming, setNaming] = useState<Naming>();
  const tree = useRef<HTMLDivElement>(null);
  const rows = treeRows(
    files.map(({ path }) => path),
    collapsed,
  );
  const current = rows.find(({ path }) => path === focused) ?? rows[0];
  const own = files.find(({ path }) => path === current?.path)?.role === 'own' ? current?.path : undefined;
  useEffect(() => setFocused(open.path), [open.path]);

  /** Moves the focus along, as far as there are rows. */
  function focusRow(index: number): void {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!row) return;
    setFocused(row.path);
    tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(row.path)}"]`)?.focus();
  }

  function fold({ path }: TreeRow, expanded: boolean): void {
    setCollapsed((before) => new Set(expanded ? [...before].filter((each) => each !== path) : [...before, path]));
  }

  function choose(row: TreeRow): void {
    setFocused(row.path);
    if (row.expanded === undefined) session.openFile(row.path);
    else fold(row, !row.expanded);
  }

  function remove(path: string): void {
    const index = rows.findIndex((row) => row.path === path);
    void deleteFile(session, path).then(() => {
      // The row that had the focus has gone: the one in its place gets it.
      const next = rows.filter((row) => row.path !== path)[Math.min(index, rows.length - 2)];
      if (next) tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(next.path)}"]`)?.focus();
    });
  }

  function onKeyDown(event: KeyboardEvent, row: TreeRow, index: number): void {
    const parent = rows.findLastIndex(({ level }, at) => at < index && level < row.level);
    const actions: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => focusRow(index + 1),
      ArrowUp: () => focusRow(index - 1),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
      ArrowRight: () => (row.expanded === false ? fold(row, true) : row.expanded && focusRow(index + 1)),
      ArrowLeft: () => (row.expanded ? fold(row, false) : parent >= 0 && focusRow(parent)),
      Enter: () => choose(row),
      ' ': () => choose(row),
      F2: own === undefined ? undefined : () => setNaming({ doing: 'rename', path: own }),
      Delete: own === undefined ? undefined : () => remove(own),
    };
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** Ends the form. @param focus whether the focus goes back to the tree */
  async function named(path: string): Promise<void> {
    if (naming?.doing === 'rename') await renameFile(session, naming.path, path);
    else await createFile(session, path);
    setFocused(path);
    endNaming(path);
  }

  function endNaming(path = focused): void {
    setNaming(undefined);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus());
  }

  return (
    <div class="lab-tree">
      <link rel="stylesheet" href={styles} />
      <div ref={tree} role="tree" aria-label={words.label}>
        {rows.map((row, index) => (
          <div
            key={row.path}
            role="treeitem"
            data-path={row.path}
            style={{ '--level': row.level }}
            aria-level={row.level}
            aria-posinset={row.position}
            aria-setsize={row.siblings}
            aria-expanded={row.expanded}
            aria-selected={row.path === open.path}
            tabIndex={row === current ? 0 : -1}
            onClick={() => choose(row)}
            onFocus={() => setFocused(row.path)}
            onKeyDown={(event) => onKeyDown(event, row, index)}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={row.expanded === undefined ? FILE : row.expanded ? OPEN : CLOSED} />
            </svg>
            {row.name}
          </div>
        ))}
      </div>
      {naming ? (
        <FileName
          key={naming.doing}
          label={naming.doing === 'create' ? words.newName : words.otherName(naming.path)}
          value={naming.doing === 'create' ? '' : naming.path}
          onName={named}
          onCancel={() => endNaming()}
        />
      ) : (
        <div class="lab-tree-buttons">
          {!lab.fixed && (
            <button type="button" class="hp-button quiet" onClick={() => setNaming({ doing: 'create' })}>
              {words.add}
            </button>
          )}
          {own !== undefined && (
            <>
              <button
                type="button"
                class="hp-button quiet"
                aria-label={words.renameLabel(own)}
                onClick={() => setNaming({ doing: 'rename', path: own })}
              >
                {words.rename}
              </button>
              <button
                type="button"
                class="hp-button quiet"
                aria-label={words.removeLabel(own)}
                onClick={() => remove(own)}
              >
                {words.remove}
              </button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

const FILE = 'M4 2.5h5l3 3v8H4zM9 2.5v3h3';
const OPEN = 'M4 6l4 4 4-4';
const CLOSED = 'M6 4l4 4-4 4';
