import { isRecord } from './is-record.ts';
import { parseEntry, type ProgressEntry } from './entry.ts';

const PREFIX = 'undo:';

/** How many resets and imports can be taken back. */
export const MOST_UNDO = 5;

/** One entry before and after a reset or an import. `after` is the time of the version that was written, 0 when it was deleted. */
export interface UndoChange {
  key: string;
  before: ProgressEntry | undefined;
  after: number;
}

/** A reset or an import that can be taken back, also after a reload. */
export interface UndoStep {
  /** Its key in storage; later steps have greater ones. */
  key: string;
  /** What was done, for example `Reset: Streams`. */
  label: string;
  /** Milliseconds since the epoch. */
  at: number;
  changes: UndoChange[];
}

/** What taking a step back did: entries `restored`, and entries `changed` since, which stay as they are. */
export interface UndoReport {
  restored: number;
  changed: number;
}

/** A step made at `at`. */
export function undoStep(label: string, at: number, changes: UndoChange[]): UndoStep {
  return { key: `${PREFIX}${String(at).padStart(16, '0')}`, label, at, changes };
}

/** Whether a key of storage is that of a step. */
export const isUndoKey = (key: string): boolean => key.startsWith(PREFIX);

/** Reads a stored step; `undefined` when it is none. */
export function readUndo(key: string, stored: unknown): UndoStep | undefined {
  if (!isRecord(stored)) return undefined;
  const { label, at, changes } = stored;
  if (typeof label !== 'string' || typeof at !== 'number' || !Array.isArray(changes)) return undefined;
  return { key, label, at, changes: changes.flatMap((change) => readChange(change) ?? []) };
}

function readChange(raw: unknown): UndoChange | undefined {
  if (!isRecord(raw) || typeof raw['key'] !== 'string' || typeof raw['after'] !== 'number') return undefined;
  const { key, after } = raw;
  if (raw['before'] === undefined) return { key, after, before: undefined };
  const before = parseEntry(raw['before']);
  return typeof before === 'string' ? undefined : { key, after, before };
}
