/** What is kept. One kind per concept, so that readers can reset or export them apart. */
export const PROGRESS_KINDS = [
  'lab-edits',
  'lab-result',
  'bench-best',
  'quiz-answer',
  'quiz-run',
  'review-card',
  'mock-report',
  'mock-session',
  'scenario',
  'setting',
] as const;
export type ProgressKind = (typeof PROGRESS_KINDS)[number];

/** Format of one stored entry. Raised only when old entries need a migration. */
export const ENTRY_FORMAT = 1;

/** One thing a reader did. `value` is JSON (structured-cloneable) and opaque to the store; its owner validates it on reading. */
export interface ProgressEntry {
  format: typeof ENTRY_FORMAT;
  kind: ProgressKind;
  /** Id of the lab, question or setting. Never a title or a path: those change. */
  id: string;
  value: unknown;
  /** Hash of the content the value belongs to; empty when it belongs to none (settings). */
  contentHash: string;
  /** Milliseconds since the epoch. Strictly grows with every change of the entry, also when the clock stands still. */
  updatedAt: number;
}

/** Why a stored entry was left out, for a line on the progress page. */
export interface BadEntry {
  key: string;
  reason: string;
}

/** The key of an entry in storage. */
export function entryKey(kind: ProgressKind, id: string): string {
  return `${kind}:${id}`;
}

/** Whether the content has changed since the entry was made. The work is kept; the page says "updated since you solved it". */
export function isOutdated(entry: ProgressEntry, currentHash: string): boolean {
  return entry.contentHash !== '' && entry.contentHash !== currentHash;
}

/**
 * Which of two versions of the same entry stays: the newer one. When both are from the same millisecond, the comparison of
 * their JSON decides, so that all tabs choose the same one.
 */
export function newestOf(a: ProgressEntry, b: ProgressEntry): ProgressEntry {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt > b.updatedAt ? a : b;
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
}

/**
 * Reads an entry from storage, another tab or an imported file.
 * @returns the entry, or a sentence saying what is wrong with it.
 */
export function parseEntry(raw: unknown): ProgressEntry | string {
  if (typeof raw !== 'object' || raw === null) return 'is not an object';
  const { format, kind, id, value, contentHash, updatedAt } = raw as Record<string, unknown>;
  if (format !== ENTRY_FORMAT) return `has format ${String(format)}, this site reads format ${ENTRY_FORMAT}`;
  const known = PROGRESS_KINDS.find((name) => name === kind);
  if (known === undefined) return `has the unknown kind ${JSON.stringify(kind)}`;
  if (typeof id !== 'string' || id === '') return 'has no id';
  if (typeof contentHash !== 'string') return 'has no contentHash';
  if (typeof updatedAt !== 'number' || !Number.isFinite(updatedAt)) return 'has no updatedAt';
  if (value === undefined) return 'has no value';
  return { format: ENTRY_FORMAT, kind: known, id, value, contentHash, updatedAt };
}
