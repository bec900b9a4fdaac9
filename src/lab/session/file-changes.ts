import { fileTree as words } from '#words/lab/file-tree.ts';
import { withoutFile, type Edits } from './edits.ts';
import { filesOf, isOwnName } from './own-files.ts';
import type { LabSession } from './session.ts';

/** What is wrong with `path` as the name of a new file, as a sentence for readers; undefined when nothing is. */
export function nameProblem(
  { summary, state }: Pick<LabSession, 'summary' | 'state'>,
  path: string,
): string | undefined {
  if (path === '') return words.noName;
  const same = filesOf(summary, state.edits).find((file) => file.path.toLowerCase() === path.toLowerCase());
  if (same) return words.taken(same.path);
  if (/^(?:tests|bench)\//.test(path)) return words.graders;
  if (!/\.(?:[cm]?[jt]s|json|txt|md)$/.test(path)) return words.ending;
  if (isOwnName(path, summary)) return undefined;
  return words.characters;
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
  session.change({ ...editsOf(session), [path]: '' }, words.created(path));
  session.openFile(path);
}

/** Gives a file of the reader's another name; can be undone. @throws {RangeError} with a sentence for readers about a bad name */
export async function renameFile(session: LabSession, from: string, to: string): Promise<void> {
  if (from === to) return;
  check(session, to);
  await session.load();
  const renamed = Object.entries(editsOf(session)).map(([path, text]) => [path === from ? to : path, text]);
  session.change(Object.fromEntries(renamed) as Edits, words.renamed(from, to));
  session.openFile(to);
}

/** Deletes a file of the reader's; can be undone. Where the edits are all there is, one file stays. */
export async function deleteFile(session: LabSession, path: string): Promise<void> {
  await session.load();
  const left = withoutFile(editsOf(session), path);
  if (session.summary.whole && Object.keys(left).length === 0) {
    session.say(words.onlyFile);
    return;
  }
  session.change(left, words.removed(path));
}

function check(session: LabSession, path: string): void {
  const problem = nameProblem(session, path);
  if (problem !== undefined) throw new RangeError(problem);
}
