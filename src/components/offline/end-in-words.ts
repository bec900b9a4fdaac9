import { downloadEnd as words } from '#words/offline/panel.ts';
import type { DownloadEnd } from '../../offline/download.ts';
import { inWords } from '../../offline/summary.ts';

/** What readers are told when a download has ended. */
export function endInWords(end: DownloadEnd): string {
  if (end.kind !== 'incomplete') return words[end.kind];
  const { network = 0, damaged = 0 } = end.failures;
  return [network > 0 && words.network(network), damaged > 0 && words.damaged(damaged)].filter(Boolean).join(' ');
}

/** How much the browser lets this site have, as a sentence; nothing where it does not tell. */
export async function roomInWords(): Promise<string> {
  const { usage, quota } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  if (usage === undefined || quota === undefined) return '';
  return ` ${words.room(inWords(usage), inWords(quota))}`;
}
