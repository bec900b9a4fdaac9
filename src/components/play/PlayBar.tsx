import { useEffect, useState } from 'preact/hooks';
import { bar as common } from '#words/lab/bar.ts';
import { contentLanguage } from '#words/locale.ts';
import { playBar as words } from '#words/play/bar.ts';
import { HANDOVER_KEY } from '../../lab/play/handover-key.ts';
import { parseHandover } from '../../lab/play/handover.ts';
import type { Template } from '../../lab/play/template.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { labClient } from '../lab/client.ts';
import { Dialogs } from '../lab/Dialogs.tsx';
import { isTyping, showPane } from '../lab/panes.ts';
import { Shared } from '../lab/Shared.tsx';
import { playClient, runCommand } from './play-client.ts';

interface Props {
  play: LabSummary;
  templates: readonly Pick<Template, 'id' | 'title' | 'blurb'>[];
  command: string;
}

/** Run and stop, templates, share, undo, and the line that says what is going on (also to screen readers). */
export default function PlayBar({ play, templates, command: first }: Props) {
  const { session, state, dialog } = labClient(play);
  const client = playClient(first);
  const { phase, announcement: ran } = client.state.value;
  const { edits, undo, announcement, restored } = state.value;
  const [full, setFull] = useState(false);
  const [said, setSaid] = useState('');
  const busy = phase !== 'idle';

  // The latest of two sources is what is said.
  useEffect(() => setSaid(announcement), [announcement]);
  useEffect(() => setSaid(ran), [ran]);
  useEffect(() => {
    document.body.toggleAttribute('data-full', full);
  }, [full]);

  function run(): void {
    showPane('results');
    void runCommand(client, session, client.command.value);
  }

  useEffect(() => {
    if (restored) takeHandover();
  }, [restored]);

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key === '?' && !isTyping(event.target) && !dialog.value) dialog.value = { name: 'keys' };
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      run();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [session]);

  /** Programs that a guide has left for this page. They replace the reader's files, who can undo it. */
  function takeHandover(): void {
    const found = parseHandover(sessionStorage.getItem(HANDOVER_KEY), play);
    sessionStorage.removeItem(HANDOVER_KEY);
    if (!found) return;
    session.change(found.files, words.fromGuide);
    client.command.value = found.command;
  }

  async function choose(id: string): Promise<void> {
    try {
      const response = await fetch(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/play/templates.json`);
      const template = ((await response.json()) as Template[]).find((each) => each.id === id);
      if (!template) return;
      await session.load();
      session.change(template.files, `${template.blurb} ${words.undoTemplate}`);
      const [path] = Object.keys(template.files);
      if (path !== undefined) session.openFile(path);
      client.command.value = template.command;
    } catch {
      session.say(words.templateFailed);
    }
  }

  return (
    <>
      <div class="lab-buttons">
        <button type="button" class="hp-button primary" onClick={run} aria-disabled={busy} data-run data-testid="run">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 2.5v11l9-5.5z" />
          </svg>
          {words.run}
        </button>
        <button
          type="button"
          class="hp-button"
          onClick={() => client.console.stop()}
          aria-disabled={!busy}
          data-testid="stop"
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5h9v9h-9z" />
          </svg>
          {common.stop}
        </button>
        <label class="play-template">
          <span class="visually-hidden">{words.start}</span>
          <select value="" onChange={(event) => void choose(event.currentTarget.value)}>
            <option value="" disabled>
              {words.templates}
            </option>
            {templates.map(({ id, title }) => (
              <option key={id} value={id} lang={contentLanguage}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="hp-button quiet"
          onClick={() => session.resetLab()}
          aria-disabled={Object.keys(edits).length === 0}
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
          <button type="button" class="hp-button quiet" onClick={() => session.undo()} title={undo.at(-1)?.label}>
            {common.undo}
          </button>
        )}
      </div>
      <p class="lab-status" role="status" data-testid="status">
        {said || words.nothing}
      </p>
      <Shared lab={play} />
      <Dialogs lab={play} />
    </>
  );
}
