import { readEnvelope } from './read-envelope.ts';
import { entryKey, newestOf, sameValue, type BadEntry, type ProgressEntry } from './entry.ts';

/** How an entry of a file stands to what is here. `older` and `newer` are about the file's one. */
export type ImportCase = 'new' | 'newer' | 'older' | 'identical';

/** What an import would do, before anything is changed. */
export interface ImportPlan {
  items: { entry: ProgressEntry; is: ImportCase }[];
  /** Entries that cannot be taken, and why. */
  bad: BadEntry[];
}

/** What an import did: entries `taken` over, entries where ours stayed (`kept`), and entries that could not be read. */
export interface ImportReport {
  taken: number;
  kept: number;
  bad: BadEntry[];
}

/** What is taken over when the reader does not say otherwise: nothing of theirs that is newer is replaced. */
export const MERGE: readonly ImportCase[] = ['new', 'newer'];

/**
 * Compares a document with what is here.
 * @param now milliseconds since the epoch
 * @throws {Error} with a sentence for the reader when `raw` is no export at all.
 */
export function planImport(
  raw: unknown,
  current: (entry: ProgressEntry) => ProgressEntry | undefined,
  now: number,
): ImportPlan {
  const { entries, bad } = readEnvelope(raw, now);
  const latest = new Map<string, ProgressEntry>();
  for (const entry of entries) {
    const key = entryKey(entry.kind, entry.id);
    const other = latest.get(key);
    latest.set(key, other === undefined ? entry : newestOf(other, entry));
  }
  const items = [...latest.values()].map((entry) => ({ entry, is: caseOf(entry, current(entry)) }));
  return { items, bad };
}

function caseOf(theirs: ProgressEntry, ours: ProgressEntry | undefined): ImportCase {
  if (ours === undefined) return 'new';
  if (sameValue(ours, theirs)) return 'identical';
  return newestOf(ours, theirs) === ours ? 'older' : 'newer';
}
