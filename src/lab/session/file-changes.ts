import { withoutFile, type Edits } from './edits.ts';
import { filesOf, isOwnName } from './own-files.ts';
import type { LabSession } from './session.ts';

/** What is wrong with `path` as the name of a new file, as a sentence for readers; undefined when nothing is. */
export function nameProblem(
  { summary, state }: Pick<LabSession, 'summary' | 'state'>,
  path: string,
): string | undefined {
  if (path === '') return 'Give the file a name, for example helper.js.';
  const same = filesOf(summary, state.edits).find((file) => file.path.toLowerCase() === path.toLowerCase());
  if (same) return `There is a file ${same.path} already. Choose another name.`;
  if (/^(?:tests|bench)\//.test(path)) return 'This folder is for what grades your code. Choose another one.';
  if (!/\.(?:[cm]?[jt]s|json|txt|md)$/.test(path)) return 'End the name in .js, .mjs, .cjs, .ts, .json, .txt or .md.';
  if (isOwnName(path, summary)) return undefined;
  return 'Use letters, digits, dots, hyphens and underscores, and / between folders. At most 80 characters.';
}

/** All files as edits, where the edits are all there is; else the edits. */
function editsOf({ summary, state }: LabSession): Edits {
  const started = Object.keys(state.edits).length > 0;
  return summary.whole && !started ? { ...state.lab?.starter } : state.edits;
}

/** Adds an empty file and opens it; can be undone. @throws {RangeError} with a sentence for readers about a bad name */
export async function createFile(session: LabSession, path: string): Promise<void> {
  check(session, path);
  await session.load();
  session.change({ ...editsOf(session), [path]: '' }, `${path} is there. It is empty.`);
  session.openFile(path);
}

/** Gives a file of the reader's another name; can be undone. @throws {RangeError} with a sentence for readers about a bad name */
export async function renameFile(session: LabSession, from: string, to: string): Promise<void> {
  if (from === to) return;
  check(session, to);
  await session.load();
  const renamed = Object.entries(editsOf(session)).map(([path, text]) => [path === from ? to : path, text]);
  session.change(
    Object.fromEntries(renamed) as Edits,
    `${from} is called ${to} now. Imports of it are as you wrote them.`,
  );
  session.openFile(to);
}

/** Deletes a file of the reader's; can be undone. Where the edits are all there is, one file stays. */
export async function deleteFile(session: LabSession, path: string): Promise<void> {
  await session.load();
  const left = withoutFile(editsOf(session), path);
  if (session.summary.whole && Object.keys(left).length === 0) {
    session.say('This is the only file. Add another one first.');
    return;
  }
  session.change(left, `${path} is deleted. Undo brings it back.`);
}

function check(session: LabSession, path: string): void {
  const problem = nameProblem(session, path);
  if (problem !== undefined) throw new RangeError(problem);
}
