import type { AsideItem } from './aside.ts';
import type { ProgressEntry } from './entry.ts';

/** The document that export writes and import reads. */
export interface ProgressEnvelope {
  type: 'hotpath-progress';
  version: 1;
  /** ISO 8601, UTC. */
  exportedAt: string;
  entries: ProgressEntry[];
  /** What was put aside, for people to look into. Import does not read it. */
  aside?: AsideItem[];
}

/** Wraps entries for export. `now` is in milliseconds since the epoch. */
export function createEnvelope(
  entries: ProgressEntry[],
  now: number,
  aside: readonly AsideItem[] = [],
): ProgressEnvelope {
  const envelope = { type: 'hotpath-progress' as const, version: 1 as const, exportedAt: new Date(now).toISOString() };
  return { ...envelope, entries, ...(aside.length > 0 ? { aside: [...aside] } : {}) };
}
