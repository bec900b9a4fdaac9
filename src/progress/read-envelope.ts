import { badFile as words } from '#words/progress/import.ts';
import { parseEntry, type BadEntry, type ProgressEntry } from './entry.ts';
import { isRecord } from './is-record.ts';
import { FILE_LIMITS } from './plain-json.ts';
import { shapeProblem } from './shapes.ts';
import { shown } from './shown.ts';

/** Bytes that a file may have. */
export const LARGEST_FILE = 8 * 1024 * 1024;

/** Entries that a file may have; one for everything on this site would be about 800. */
const MOST_ENTRIES = 5000;

/**
 * Reads the file that a reader chose. Nothing is read of one that is too large.
 * @throws {Error} with a sentence for the reader when it cannot be an export.
 */
export async function readProgressFile(file: Pick<Blob, 'size' | 'text'>): Promise<unknown> {
  if (file.size > LARGEST_FILE) {
    throw new Error(words.tooLarge(file.size / 1024 / 1024, LARGEST_FILE / 1024 / 1024));
  }
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    throw new Error(words.noJson);
  }
}

/**
 * Reads an exported document; entries are judged one by one. Of two entries with the same key, the newer one counts.
 * @param now milliseconds since the epoch. Times after it are taken for it: otherwise nothing would ever be newer.
 * @throws {Error} with a sentence for the reader when it is no such document.
 */
export function readEnvelope(raw: unknown, now: number): { entries: ProgressEntry[]; bad: BadEntry[] } {
  if (!isRecord(raw) || raw['type'] !== 'hotpath-progress' || !Array.isArray(raw['entries']))
    throw new Error(words.noExport);
  if (raw['version'] !== 1) {
    throw new Error(words.version(shown(raw['version'])));
  }
  const items: unknown[] = raw['entries'];
  if (items.length > MOST_ENTRIES) throw new Error(words.tooMany(items.length, MOST_ENTRIES));
  const entries: ProgressEntry[] = [];
  const bad: BadEntry[] = [];
  items.forEach((item, index) => {
    const entry = parseEntry(item, FILE_LIMITS);
    const problem = typeof entry === 'string' ? entry : shapeProblem(entry);
    if (typeof entry === 'string' || problem !== undefined)
      bad.push({ key: words.entry(index + 1), reason: problem ?? '' });
    else entries.push({ ...entry, updatedAt: Math.min(entry.updatedAt, now) });
  });
  return { entries, bad };
}
