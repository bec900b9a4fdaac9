/**
 * A page that is left in the middle of a write to IndexedDB loses it: the browser aborts the transaction. What is not written by then
 * goes to `localStorage`, which is written at once, and into the store of the next page.
 */
import { parseEntry } from './entry.ts';
import type { ProgressStore } from './store.ts';

const KEY = 'hotpath-last-words';

function read(): unknown[] {
  const words: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
  return Array.isArray(words) ? words : [];
}

/** Keeps what `store` has not written yet. Does nothing where `localStorage` is blocked or full. */
export function leaveLastWords(store: Pick<ProgressStore, 'unwritten'>): void {
  try {
    const { unwritten } = store;
    // Another tab may have been left a moment ago.
    if (unwritten.length > 0) localStorage.setItem(KEY, JSON.stringify([...read(), ...unwritten]));
  } catch {
    // Nothing more can be done for it.
  }
}

/** Gives `store` what the pages before had not written. What it knows better, and what cannot be read, is left out. */
export function takeLastWords(store: Pick<ProgressStore, 'put'>): void {
  try {
    const words = read();
    localStorage.removeItem(KEY);
    for (const raw of words) {
      const entry = parseEntry(raw);
      if (typeof entry !== 'string') void store.put(entry);
    }
  } catch {
    // Blocked, or not ours.
  }
}
