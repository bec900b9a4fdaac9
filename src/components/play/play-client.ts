import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { playConsole as words } from '#words/play/console.ts';
import type { OutputEvent } from '../../engines/types.ts';
import { PlayConsole, type ConsoleState } from '../../lab/play/console.ts';
import type { LabSession } from '../../lab/session/session.ts';

/** What the islands of the playground share. */
export interface PlayClient {
  console: PlayConsole;
  state: ReadonlySignal<ConsoleState>;
  /** What stands in the terminal's input. */
  command: Signal<string>;
  /** Whom output goes to: the terminal, once it is there. */
  onOutput: (event: OutputEvent) => void;
}

let client: PlayClient | undefined;

/** The playground of this page. The engine is loaded with the first command. */
export function playClient(command: string): PlayClient {
  if (client) return client;
  const made = new PlayConsole({
    createEngine: async () => (await import('../../engines/index.ts')).createEmbeddedEngine(),
    onOutput: (event) => client?.onOutput(event),
    explain: async (error) => {
      console.error(error);
      return (await import('../../engines/messages.ts')).failureMessage(error);
    },
  });
  const state = signal(made.state);
  made.subscribe((next) => {
    state.value = next;
  });
  const created = { console: made, state, command: signal(command), onOutput: () => undefined };
  if (typeof document !== 'undefined') client = created;
  return created;
}

/** Runs a line on the files as they are in the editor. */
export async function runCommand({ console: terminal }: PlayClient, session: LabSession, line: string): Promise<void> {
  try {
    await session.load();
  } catch {
    session.say(words.notDownloaded);
    return;
  }
  const files = session.files.map(({ path }) => [path, session.textOf(path) ?? '']);
  await terminal.run(line, Object.fromEntries(files) as Record<string, string>);
}
