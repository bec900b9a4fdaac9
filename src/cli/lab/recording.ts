import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LabEngine } from '../../engines/types.ts';
import { textOf } from '../../lab/files.ts';
import { openLab, ROOT } from './open-lab.ts';
import { playSession } from './play.ts';

/** The page that shows the session, and where in it. */
export const PAGE = path.join(ROOT, 'content/docs/your-own-node.md');
const BLOCK = /(<!-- recording: npm run docs:record -->\n```text\n)([^]*?)(```\n<!-- end of the recording -->)/;

/** Plays `npm run lab worker-pool` from the starter to solved, by way of a hint and a pool that lacks one thing, and returns its text. */
export async function recordSession(engine: LabEngine): Promise<string> {
  const lab = await openLab('worker-pool');
  const pool = (files: Readonly<Record<string, string | Uint8Array>> | undefined): Record<string, string> => ({
    'pool.js': textOf(files?.['pool.js'] ?? ''),
  });
  const notes: { at: number; text: string }[] = [];
  const { screen } = await playSession(lab, engine, async (person) => {
    const note = (text: string): void => void notes.push({ at: person.screen().length, text });
    await person.results();
    await person.shows('[q] quit');
    note('[h]');
    person.press('h');
    await person.shows('hint 1 of 3');
    note('(you write a pool, and save pool.js)');
    await person.save(pool(lab.mutants['unbounded-queue']?.files));
    note('(you turn tasks away when maxQueue wait, and save)');
    await person.save(pool(lab.solution));
    note('[q]');
    person.press('q');
  });
  let text = `$ npm run lab worker-pool\nPut errors.js, pool.js, tasks.js, worker.js into my-labs/worker-pool.\n${lab.manifest.title}: what to do is in labs/worker-pool/instructions.md.\n`;
  let from = 0;
  for (const { at, text: said } of notes) {
    text += `${screen.slice(from, at)}\n${said}\n`;
    from = at;
  }
  return text + screen.slice(from);
}

/** The recording that the page shows now. */
export async function recorded(): Promise<string> {
  return BLOCK.exec(await readFile(PAGE, 'utf8'))?.[2] ?? '';
}

/** Puts a recording into the page. @throws {Error} when the page has no place for it */
export async function writeRecording(text: string): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  if (!BLOCK.test(page)) throw new Error(`${PAGE}: there are no comments that say where the recording goes`);
  await writeFile(
    PAGE,
    page.replace(BLOCK, (_, before: string, __, after: string) => before + text + after),
  );
}
