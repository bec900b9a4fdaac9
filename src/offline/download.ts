/** Making everything available offline. The page leads, file by file: a browser ends a service worker that works for minutes. */
import type { Ask, FileState, KeepFailure } from './messages.ts';

/** How far it is. */
export interface DownloadProgress {
  readonly bytes: number;
  readonly totalBytes: number;
}

/** How it ended. Whatever the end, what was kept until then stays. */
export type DownloadEnd =
  { readonly kind: 'done' | 'cancelled' | 'full' } | { readonly kind: 'incomplete'; readonly failures: Failures };

/** How many files failed, by reason. */
export type Failures = Readonly<Partial<Record<KeepFailure, number>>>;

const AT_ONCE = 4;

/** So many files in a row that cannot be reached mean that the network is gone. */
const GIVE_UP_AFTER = 8;

/** Keeps every file that is not here yet, {@link AT_ONCE} at a time. Stops at once when there is no more room, and when `signal` is aborted. */
export async function keepAll(
  files: readonly FileState[],
  ask: Ask,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<DownloadEnd> {
  const missing = files.filter(({ here }) => !here);
  const totalBytes = missing.reduce((sum, file) => sum + file.bytes, 0);
  const failures: Partial<Record<KeepFailure, number>> = {};
  let bytes = 0;
  let lost = 0;
  onProgress({ bytes, totalBytes });
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (!signal.aborted && failures.full === undefined && lost < GIVE_UP_AFTER) {
        const file = missing.shift();
        if (file === undefined) return;
        const result = await ask('keep', { path: file.path });
        lost = result === 'network' ? lost + 1 : 0;
        if (result === 'kept') {
          bytes += file.bytes;
          onProgress({ bytes, totalBytes });
        } else failures[result] = (failures[result] ?? 0) + 1;
      }
    }),
  );
  if (failures.full !== undefined) return { kind: 'full' };
  if (signal.aborted) return { kind: 'cancelled' };
  return Object.keys(failures).length === 0 ? { kind: 'done' } : { kind: 'incomplete', failures };
}
