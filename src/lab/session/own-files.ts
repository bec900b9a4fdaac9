import type { Edits } from './edits.ts';
import type { FileSummary, LabSummary } from './package.ts';

/**
 * Names that files of a reader may have: nothing of the grader's, nothing hidden, no npm package, no package.json, also where a disk
 * takes `Tests` and `tests` for one. No folder is called like a file: the same name would be both.
 */
const NAME =
  /^(?!(?:tests|bench|node_modules)\/|package\.json$)(?:(?![\w.-]*\.(?:[cm]?[jt]s|json|txt|md)\/)[\w-][\w.-]*\/)*[\w-][\w.-]*\.(?:[cm]?[jt]s|json|txt|md)$/i;

/** Characters that the path of a file may have. */
const LONGEST_NAME = 80;

/** What decides which files are a reader's to write. */
type Rules = Pick<LabSummary, 'files' | 'fixed'>;

/** Whether `path` can be a file that a reader adds to this lab. What lies in a run beside it, hidden files for one, wins over it. */
export function isOwnName(path: string, { files, fixed }: Rules): boolean {
  const taken = files.some((file) => file.path.toLowerCase() === path.toLowerCase() && file.role !== 'own');
  return !fixed && !taken && path.length <= LONGEST_NAME && NAME.test(path);
}

/** Whether edits may hold `path`: a file of the lab that is editable, or one of the reader's own. */
export function mayEdit(path: string, lab: Rules): boolean {
  return lab.files.some((file) => file.path === path && file.role === 'editable') || isOwnName(path, lab);
}

/**
 * The files of the editor: the lab's, and after them those that the reader has added. In a lab that is wholly the reader's
 * ({@link LabSummary.whole}) the edits are all there is, once there are any.
 */
export function filesOf({ files, whole }: Pick<LabSummary, 'files' | 'whole'>, edits: Edits): readonly FileSummary[] {
  const paths = Object.keys(edits);
  const given = whole && paths.length > 0 ? [] : files;
  const own = paths.filter((path) => !given.some((file) => file.path === path));
  return [...given, ...own.map((path) => ({ path, role: 'own' as const }))];
}
