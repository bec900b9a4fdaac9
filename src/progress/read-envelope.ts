import { parseEntry, type BadEntry, type ProgressEntry } from './entry.ts';
import { isRecord } from './is-record.ts';
import { FILE_LIMITS } from './plain-json.ts';
import { shapeProblem } from './shapes.ts';
import { shown } from './shown.ts';

/** Bytes that a file may have. */
export const LARGEST_FILE = 8 * 1024 * 1024;

/** Entries that a file may have; one for everything on this site would be about 800. */
const MOST_ENTRIES = 5000;

const NO_EXPORT = 'This file is not a Hotpath progress export. Choose the JSON file that "Save to a file" gave you.';

/**
 * Reads the file that a reader chose. Nothing is read of one that is too large.
 * @throws {Error} with a sentence for the reader when it cannot be an export.
 */
export async function readProgressFile(file: Pick<Blob, 'size' | 'text'>): Promise<unknown> {
  if (file.size > LARGEST_FILE) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    throw new Error(`This file has ${size} MB. A progress export has at most ${LARGEST_FILE / 1024 / 1024} MB.`);
  }
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    throw new Error('This file is not JSON. Choose the file that "Save to a file" gave you.');
  }
}

/**
 * Reads an exported document; entries are judged one by one. Of two entries with the same key, the newer one counts.
 * @param now milliseconds since the epoch. Times after it are taken for it: otherwise nothing would ever be newer.
 * @throws {Error} with a sentence for the reader when it is no such document.
 */
export function readEnvelope(raw: unknown, now: number): { entries: ProgressEntry[]; bad: BadEntry[] } {
  if (!isRecord(raw) || raw['type'] !== 'hotpath-progress' || !Array.isArray(raw['entries']))
    throw new Error(NO_EXPORT);
  if (raw['version'] !== 1) {
    throw new Error(
      `This export has version ${shown(raw['version'])}. Reload the page to get the newest site, then import again.`,
    );
  }
  const items: unknown[] = raw['entries'];
  if (items.length > MOST_ENTRIES)
    throw new Error(`This file has ${items.length} entries. A progress export has at most ${MOST_ENTRIES}.`);
  const entries: ProgressEntry[] = [];
  const bad: BadEntry[] = [];
  items.forEach((item, index) => {
    const entry = parseEntry(item, FILE_LIMITS);
    const problem = typeof entry === 'string' ? entry : shapeProblem(entry);
    if (typeof entry === 'string' || problem !== undefined)
      bad.push({ key: `entry ${index + 1}`, reason: problem ?? '' });
    else entries.push({ ...entry, updatedAt: Math.min(entry.updatedAt, now) });
  });
  return { entries, bad };
}
