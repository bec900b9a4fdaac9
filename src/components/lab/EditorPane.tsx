import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { editor as words } from '#words/lab/editor.ts';
import type { FileRole, LabSummary } from '../../lab/session/package.ts';
import type { EditorHandle } from '../editor/mount.ts';
import { labClient } from './client.ts';
import { FileTabs } from './FileTabs.tsx';
import { useLater } from './use-later.ts';

interface Props {
  lab: LabSummary;
  /** Shiki's rendering of each file, made at build time: elements with `data-path`. */
  children?: ComponentChildren;
}

type Stage = 'static' | 'loading' | 'ready' | 'failed';

/** The code: Shiki's rendering first, Monaco in its place once the reader shows that they want to edit. */
export default function EditorPane({ lab, children }: Props) {
  const { session, state } = labClient(lab);
  const { open, edits, testsShown } = state.value;
  const [stage, setStage] = useState<Stage>('static');
  const frame = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle | undefined>(undefined);
  const wantsFocus = useRef(false);
  const [treeOpen, setTreeOpen] = useState(false);
  const tree = useLater(treeOpen || undefined, () => import('./FileTree.tsx'));
  const { role } = session.files.find(({ path }) => path === open.path) ?? {};
  const writable = isWritable(role);
  const text = session.textOf(open.path);

  /** Loads Monaco once; `focus` puts the cursor into it, now or when it is there. */
  function start(focus: boolean): void {
    wantsFocus.current ||= focus;
    if (editor.current) {
      if (focus) editor.current.focus();
      return;
    }
    if (stage === 'static' || stage === 'failed') setStage('loading');
  }

  useEffect(() => {
    if (stage !== 'loading') return;
    let gone = false;
    Promise.all([import('../editor/mount.ts'), session.load()]).then(
      ([{ mountEditor }]) => {
        if (gone || !host.current) return;
        editor.current = mountEditor(host.current, {
          scope: lab.slug,
          onChange: (path, value) => session.edit(path, value),
          files: () =>
            session.files.map(({ path, role }) => ({
              path,
              text: session.textOf(path) ?? '',
              readOnly: !isWritable(role),
            })),
          onRun: () => document.querySelector<HTMLElement>('[data-run]')?.click(),
          onSave: () => session.sayKept(),
          onLeave: () => frame.current?.focus(),
        });
        setStage('ready');
      },
      () => {
        if (!gone) setStage('failed');
      },
    );
    return () => {
      gone = true;
    };
  }, [stage]);

  useEffect(() => {
    // Effects run after the next frame: by then the reader may have typed more than `text` has.
    const now = session.textOf(open.path);
    if (stage !== 'ready' || !role || now === undefined) return;
    editor.current?.show({ path: open.path, text: now, readOnly: !writable }, open.jump);
    if (wantsFocus.current || open.jump) editor.current?.focus();
    wantsFocus.current = false;
    // `edits`, too: what was typed is drawn later, so it may have come and gone between two drawings that show the same text.
  }, [stage, open, text, edits]);

  useEffect(() => () => editor.current?.dispose(), []);

  // A file without a build-time rendering, and a place to go to, need the editor at once.
  const needsEditor = open.jump !== undefined || (role && !isShown(role));
  useEffect(() => {
    if (needsEditor) start(false);
  }, [needsEditor]);

  useEffect(() => {
    for (const code of frame.current?.querySelectorAll<HTMLElement>('.lab-shiki') ?? []) {
      code.hidden = code.dataset['path'] !== open.path || edits[open.path] !== undefined;
    }
  }, [open.path, edits]);

  return (
    <div class="lab-editor" data-editor={stage}>
      <FileTabs lab={lab} treeOpen={treeOpen} onTree={setTreeOpen} />
      {tree && treeOpen && <tree.FileTree lab={lab} />}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the frame is the editor's tab stop: Enter goes in, Escape comes out */}
      <div
        ref={frame}
        id="lab-code"
        class="lab-frame"
        role="group"
        tabIndex={0}
        aria-label={words.label(open.path, writable)}
        data-testid="editor"
        onPointerEnter={() => start(false)}
        onFocus={() => start(false)}
        onClick={() => start(true)}
        onKeyDown={(event) => {
          if (event.target !== frame.current || event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          start(true);
        }}
      >
        <div class="lab-static" hidden={stage === 'ready'}>
          {children}
          {edits[open.path] !== undefined && <PlainCode text={edits[open.path] ?? ''} />}
        </div>
        <div ref={host} class="lab-monaco" hidden={stage !== 'ready' && stage !== 'loading'} />
        {stage === 'failed' && (
          <p class="lab-editor-failed">
            {words.failed}{' '}
            <button type="button" class="hp-button" onClick={() => start(true)}>
              {words.retry}
            </button>
          </p>
        )}
      </div>
      <div class="lab-editor-foot">
        <p>{role && !isShown(role) ? words.grades : lab.whole ? words.keysOfPlay : words.keysOfLab}</p>
        {role === 'editable' && edits[open.path] !== undefined && (
          <button type="button" class="hp-button quiet" onClick={() => session.resetFile(open.path)}>
            {words.reset}
          </button>
        )}
        {!lab.files.every((file) => isShown(file.role)) && (
          <button
            type="button"
            class="hp-button quiet"
            aria-pressed={testsShown}
            onClick={() => session.showTests(!testsShown)}
          >
            {words.showTests}
          </button>
        )}
      </div>
    </div>
  );
}

function isWritable(role: FileRole | undefined): boolean {
  return role === 'editable' || role === 'own';
}

function isShown(role: FileRole): boolean {
  return role !== 'test' && role !== 'bench';
}

/** An edited file until the editor is there: same metrics, no colours. */
function PlainCode({ text }: { text: string }) {
  return (
    <pre class="shiki">
      <code>
        {text
          .replace(/\n$/, '')
          .split('\n')
          .map((line, index) => [index > 0 && '\n', <span class="line">{line}</span>])}
      </code>
    </pre>
  );
}
