import { badEntry as words } from '#words/progress/store.ts';
import { isRecord } from './is-record.ts';
import { migrate, MIGRATIONS } from './migrations.ts';
import { isForbiddenName, notPlain, STORED_LIMITS, type JsonLimits } from './plain-json.ts';
import { shown } from './shown.ts';

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
  'time-spent',
  'setting',
] as const;
export type ProgressKind = (typeof PROGRESS_KINDS)[number];

/** Format of one stored entry. Raised only when old entries need a migration: {@link MIGRATIONS} has one for each older format. */
export const ENTRY_FORMAT = MIGRATIONS.length + 1;

/** One thing a reader did. `value` is JSON (structured-cloneable) and opaque to the store; its owner validates it on reading. */
export interface ProgressEntry {
  format: number;
  kind: ProgressKind;
  /** Id of the lab, question or setting. Never a title or a path: those change. */
  id: string;
  value: unknown;
  /** Hash of the content the value belongs to; empty when it belongs to none (settings). */
  contentHash: string;
  /** Milliseconds since the epoch. Strictly grows with every change of the entry, also when the clock stands still. */
  updatedAt: number;
  /** `updatedAt` of the version that was changed to make this one. Absent for the first, and in entries before format 2. */
  base?: number;
}

/** Why an entry of a file was left out, for a line to the reader. */
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

/** Whether two versions of an entry say the same. */
export function sameValue(a: ProgressEntry, b: ProgressEntry): boolean {
  return a.contentHash === b.contentHash && JSON.stringify(a.value) === JSON.stringify(b.value);
}

/**
 * Which of two versions of the same entry stays: the newer one. When both are from the same millisecond, the comparison of
 * their JSON decides, so that all tabs choose the same one.
 */
export function newestOf(a: ProgressEntry, b: ProgressEntry): ProgressEntry {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt > b.updatedAt ? a : b;
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
}

/** Whether `raw` was written by a newer version of the site than this one. */
export function isFromTheFuture(raw: unknown): boolean {
  return isRecord(raw) && typeof raw['format'] === 'number' && raw['format'] > ENTRY_FORMAT;
}

/**
 * Reads an entry of any format so far, from storage, another tab or an imported file.
 * @returns the entry in today's format, or a sentence saying what is wrong with it.
 */
export function parseEntry(raw: unknown, limits: JsonLimits = STORED_LIMITS): ProgressEntry | string {
  if (!isRecord(raw)) return words.noObject;
  // Before anything else reads it: what is too deep must not even be compared.
  const problem = notPlain(raw, limits);
  if (problem !== undefined) return problem;
  const current = migrate(raw);
  if (current === undefined) return words.format(shown(raw['format']), ENTRY_FORMAT);
  const { kind, id, value, contentHash, updatedAt, base } = current;
  const known = PROGRESS_KINDS.find((name) => name === kind);
  if (known === undefined) return words.kind(shown(kind));
  if (typeof id !== 'string' || id === '') return words.noId;
  if (id.length > 200 || isForbiddenName(id)) return words.foreignId;
  if (typeof contentHash !== 'string' || contentHash.length > 200) return words.noHash;
  if (!isTime(updatedAt)) return words.noTime;
  if (value === undefined) return words.noValue;
  const entry = { format: ENTRY_FORMAT, kind: known, id, value, contentHash, updatedAt };
  return isTime(base) ? { ...entry, base } : entry;
}

/** Milliseconds since the epoch that can still be counted up by one. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Number.MAX_SAFE_INTEGER;
}
