import { asideReason } from '#words/progress/store.ts';
import { isRecord } from './is-record.ts';
import { parseEntry, type ProgressEntry } from './entry.ts';

const PREFIX = 'aside:';

/** Something that gave way and was not thrown away: unreadable, or the older of two versions that were made at once. */
export interface AsideItem {
  /** Its key in storage. */
  key: string;
  /** The key it was stored under before. */
  of: string;
  /** Why, as the end of a sentence that begins with what it is. In the language of the site that put it aside. */
  reason: string;
  /** When it was put aside, in milliseconds since the epoch. */
  at: number;
  raw: unknown;
}

/** How many items of one entry are kept, the latest. Two tabs that are typed into in turn leave one with each change. */
export const MOST_ASIDE = 10;

/** The same thing put aside by two tabs is one item: its key is made of what it is. */
export function asideItem(of: string, raw: unknown, reason: string, at: number): AsideItem {
  const updatedAt = isRecord(raw) && typeof raw['updatedAt'] === 'number' ? raw['updatedAt'] : at;
  return { key: `${PREFIX}${updatedAt}:${of}`, of, reason, at, raw };
}

/** Whether a key of storage is that of an item. */
export const isAsideKey = (key: string): boolean => key.startsWith(PREFIX);

/** Reads a stored item; what has not even that form is an item itself, so that it can be saved to a file. */
export function readAside(key: string, stored: unknown): AsideItem {
  if (isRecord(stored) && typeof stored['of'] === 'string' && typeof stored['reason'] === 'string') {
    const { of, reason, at, raw } = stored;
    return { key, of, reason, at: typeof at === 'number' ? at : 0, raw };
  }
  return { key, of: key, reason: asideReason.unreadable, at: 0, raw: stored };
}

/** The entry inside, when it can be brought back. */
export function entryOf({ raw }: AsideItem): ProgressEntry | undefined {
  const entry = parseEntry(raw);
  return typeof entry === 'string' ? undefined : entry;
}
