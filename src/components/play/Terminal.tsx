import { useEffect, useRef, useState } from 'preact/hooks';
import { terminal as words } from '#words/play/terminal.ts';
import type { LabSummary } from '../../lab/session/package.ts';
import { OutputView } from '../guide/output-view.ts';
import { labClient } from '../lab/client.ts';
import { playClient, runCommand } from './play-client.ts';

/** Commands whose output is kept in sight. */
const MOST_COMMANDS = 30;

/** A small terminal: a line runs as in a shell, in the folder of the files. While a command runs, lines go to its standard input. */
export default function Terminal({ play, command: first }: { play: LabSummary; command: string }) {
  const { session } = labClient(play);
  const client = playClient(first);
  const { phase, command, ended, announcement } = client.state.value;
  const panel = useRef<HTMLDivElement>(null);
  const [history, setHistory] = useState<string[]>([]);
  const [place, setPlace] = useState(0);
  const [input, setInput] = useState('');
  const running = phase === 'running';

  /** Adds an element at the end, and keeps the end in sight for those who were there. */
  function add(className: string, text: string): HTMLElement {
    const element = document.createElement('div');
    element.className = className;
    element.textContent = text;
    panel.current?.append(element);
    panel.current?.scrollTo({ top: panel.current.scrollHeight });
    return element;
  }

  useEffect(() => {
    if (phase !== 'starting') return;
    const runs = panel.current?.querySelectorAll('.term-command') ?? [];
    if (runs.length >= MOST_COMMANDS) panel.current?.replaceChildren();
    add('term-command', `$ ${command}`);
    const view = new OutputView(add('term-output', ''));
    client.onOutput = (event) => {
      const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = panel.current ?? {};
      view.append(event);
      if (scrollTop + clientHeight >= scrollHeight - 4) panel.current?.scrollTo({ top: panel.current.scrollHeight });
    };
  }, [phase]);

  useEffect(() => {
    if (phase === 'idle' && command !== '') add(ended?.exit.code === 0 ? 'term-end' : 'term-end bad', announcement);
  }, [phase]);

  function submit(event: Event): void {
    event.preventDefault();
    if (running) {
      client.console.input(input);
      setInput('');
      return;
    }
    const line = client.command.value.trim();
    if (phase !== 'idle' || line === '') return;
    setHistory([...history.filter((each) => each !== line), line]);
    setPlace(0);
    if (line === 'clear') {
      panel.current?.replaceChildren();
      client.command.value = history.at(-1) ?? first;
    } else void runCommand(client, session, line);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined || running) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(place + step, history.length));
    setPlace(next);
    if (next > 0) client.command.value = history.at(-next) ?? '';
  }

  return (
    <div class="term">
      <h2>{words.title}</h2>
      {/* A log, but not read out line by line: the status line says how a command ends. */}
      <div ref={panel} class="term-panel" role="region" aria-label={words.output} tabIndex={0} data-testid="output" />
      <form class="term-line" onSubmit={submit}>
        <label>
          <span aria-hidden="true">{running ? '>' : '$'}</span>
          <span class="visually-hidden">{running ? words.input(command) : words.command}</span>
          <input
            type="text"
            value={running ? input : client.command.value}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            data-testid="command"
            onInput={(event) => {
              if (running) setInput(event.currentTarget.value);
              else client.command.value = event.currentTarget.value;
            }}
            onKeyDown={onKeyDown}
          />
        </label>
        <button type="submit" class="hp-button quiet">
          {running ? words.send : words.run}
        </button>
      </form>
      <p class="term-help">
        {words.help[0]}
        <code>node</code>
        {words.help[1]}
        <code>ls</code>
        {words.help[2]}
        <code>cat</code>
        {words.help[3]}
        <code>clear</code>
        {words.help[4]}
      </p>
    </div>
  );
}
