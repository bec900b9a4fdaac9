import { parseEntry, type BadEntry, type ProgressEntry } from './entry.ts';

/** The document that export writes and import reads. */
export interface ProgressEnvelope {
  type: 'hotpath-progress';
  version: 1;
  /** ISO 8601, UTC. */
  exportedAt: string;
  entries: ProgressEntry[];
}

/** What an import did: entries `taken` over, entries where ours was as new (`kept`), and entries that could not be read. */
export interface ImportReport {
  taken: number;
  kept: number;
  bad: BadEntry[];
}

/** Wraps entries for export. `now` is in milliseconds since the epoch. */
export function createEnvelope(entries: ProgressEntry[], now: number): ProgressEnvelope {
  return { type: 'hotpath-progress', version: 1, exportedAt: new Date(now).toISOString(), entries };
}

/**
 * Reads an exported document; entries are judged one by one.
 * @throws {Error} with a sentence for the reader when it is no such document.
 */
export function readEnvelope(raw: unknown): { entries: ProgressEntry[]; bad: BadEntry[] } {
  const envelope = raw as Partial<Record<keyof ProgressEnvelope, unknown>> | null;
  if (typeof envelope !== 'object' || envelope?.type !== 'hotpath-progress' || !Array.isArray(envelope.entries)) {
    throw new Error('This file is not a Hotpath progress export. Choose the JSON file that "Export" gave you.');
  }
  if (envelope.version !== 1) {
    throw new Error(
      `This export has version ${String(envelope.version)}. Reload the page to get the newest site, then import again.`,
    );
  }
  const entries: ProgressEntry[] = [];
  const bad: BadEntry[] = [];
  envelope.entries.forEach((item: unknown, index) => {
    const entry = parseEntry(item);
    if (typeof entry === 'string') bad.push({ key: `entry ${index + 1}`, reason: entry });
    else entries.push(entry);
  });
  return { entries, bad };
}
