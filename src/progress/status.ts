import { notKept as words } from '#words/progress/store.ts';

/** Why work is not written to storage. */
export type NotKept =
  /** The browser allows no storage at all. */
  | 'blocked'
  /** There is no room left. */
  | 'full'
  /** A newer version of this site has changed the storage. */
  | 'newer'
  /** Another tab with an older version of this site holds the storage. */
  | 'waiting'
  /** Anything else. */
  | 'refused';

/** Whether the reader's work outlives this tab. `reason` is a sentence for the reader. */
export type StorageStatus = { kind: 'persistent' } | { kind: 'memory'; cause: NotKept; reason: string };

const REASONS: Readonly<Record<NotKept, string>> = words;

/** The status for a failure, with its sentence. */
export function notKept(cause: NotKept, detail = ''): StorageStatus {
  const reason = detail === '' ? REASONS[cause] : REASONS[cause].replace('.', ` (${detail}).`);
  return { kind: 'memory', cause, reason };
}

/** What a failed read or write of storage means. */
export function statusOf(error: unknown, otherwise: 'blocked' | 'refused'): StorageStatus {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return notKept('full');
  if (name === 'VersionError') return notKept('newer');
  if (otherwise === 'blocked') return notKept('blocked');
  return notKept('refused', error instanceof Error ? error.message : String(error));
}
