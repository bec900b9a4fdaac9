/** A terminal without a terminal: keys are pressed and files are saved when the session has come so far. For tests and recordings. */
import type { LabEngine } from '../../engines/types.ts';
import type { LabSource } from '../../lab/files.ts';
import type { Results } from '../../schemas/results.ts';
import { watchLab } from './watch-lab.ts';

/** What a person does. */
export interface Person {
  press(key: string): void;
  /** Saves files, and returns the results of the run that follows. */
  save(files: Record<string, string>): Promise<Results>;
  /** The results of the next run. */
  results(): Promise<Results>;
  /** Everything on the screen so far. */
  screen(): string;
  /** Resolves when the screen shows `text`. */
  shows(text: string): Promise<void>;
}

/** Runs a session, played by `play`, which must leave by pressing q. Returns its exit code and text. */
export async function playSession(
  lab: LabSource,
  engine: LabEngine,
  play: (person: Person) => Promise<void>,
): Promise<{ code: number; screen: string }> {
  let files: Record<string, string> = {};
  let screen = '';
  let changed: () => void = () => undefined;
  let waiting: PromiseWithResolvers<Results> | undefined;
  const watchers: { text: string; resolve: () => void }[] = [];
  const pressed: string[] = [];
  let wake: () => void = () => undefined;

  async function* keys(): AsyncGenerator<string> {
    for (;;) {
      for (let key = pressed.shift(); key !== undefined; key = pressed.shift()) yield key;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  const results = (): Promise<Results> => (waiting ??= Promise.withResolvers<Results>()).promise;
  const look = (): void => {
    for (const watcher of watchers.splice(0)) {
      if (screen.includes(watcher.text)) watcher.resolve();
      else watchers.push(watcher);
    }
  };
  const session = watchLab(lab, {
    engine,
    folder: `my-labs/${lab.slug}`,
    read: () => Promise.resolve(files),
    onChange: (callback) => (changed = callback),
    keys: keys(),
    print: (text) => {
      screen += text;
      look();
    },
    onResults: (found) => {
      waiting?.resolve(found);
      waiting = undefined;
    },
  });
  await play({
    press(key) {
      pressed.push(key);
      wake();
    },
    save(edits) {
      files = { ...files, ...edits };
      const next = results();
      changed();
      return next;
    },
    results,
    screen: () => screen,
    shows(text) {
      return new Promise((resolve) => {
        watchers.push({ text, resolve });
        look();
      });
    },
  });
  return { code: await session, screen };
}
