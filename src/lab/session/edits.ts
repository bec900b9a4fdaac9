import { mayEdit } from './own-files.ts';
import type { LabSummary } from './package.ts';

/**
 * The reader's changes: only files that differ from the starter, by path. An empty object is the starter itself, so a reset
 * works before the starter's texts were even fetched.
 */
export type Edits = Readonly<Record<string, string>>;

/** Takes back one change of the edits, for a person to undo a reset. */
export interface UndoStep {
  /** What was done, for example `Reset pool.js`. */
  label: string;
  before: Edits;
}

/** How many changes can be taken back. */
export const MOST_UNDO_STEPS = 10;

/** Reads stored undo steps; what is malformed is left out. */
export function parseUndo(value: unknown, lab: Pick<LabSummary, 'files' | 'fixed'>): UndoStep[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((step: unknown) => {
    if (typeof step !== 'object' || step === null) return [];
    const { label, before } = step as { label?: unknown; before?: unknown };
    return typeof label === 'string' ? [{ label, before: parseEdits({ files: before }, lab) }] : [];
  });
}

/** `edits` with `path` set to `text`; a text equal to the starter's is no edit. */
export function withEdit(edits: Edits, path: string, text: string, starter?: string): Edits {
  if (text === starter) return withoutFile(edits, path);
  return { ...edits, [path]: text };
}

/** `edits` with one file back at the starter. */
export function withoutFile(edits: Edits, path: string): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([name]) => name !== path));
}

/** Whether two sets of edits hold the same texts. */
export function sameEdits(a: Edits, b: Edits): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/**
 * Reads stored edits. Files that this lab does not let readers write are left out; whatever else is wrong gives no edits, never an error.
 */
export function parseEdits(value: unknown, lab: Pick<LabSummary, 'files' | 'fixed'>): Edits {
  if (typeof value !== 'object' || value === null) return {};
  const { files } = value as { files?: unknown };
  if (typeof files !== 'object' || files === null) return {};
  return Object.fromEntries(
    Object.entries(files).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && mayEdit(entry[0], lab),
    ),
  );
}
