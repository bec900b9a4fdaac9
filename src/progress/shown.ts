import { badEntry as words } from '#words/progress/store.ts';

/** A value from outside in a message to the reader: short, and never by its own `toString`, which can be anything. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  return typeof value === 'number' ? String(value) : words.ofType(typeof value);
}
