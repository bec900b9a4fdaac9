import type { DownloadEnd } from '../../offline/download.ts';
import { inWords } from '../../offline/summary.ts';

const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`);

/** What readers are told when a download has ended. */
export function endInWords(end: DownloadEnd): string {
  switch (end.kind) {
    case 'done':
      return 'Everything is on this device. New versions of the site will be fetched whole.';
    case 'cancelled':
      return 'Cancelled. What came until then is kept; the button goes on from there.';
    case 'full':
      return 'Your browser has no more room for this site. What came until then is kept. Free some space on the disk, or remove the data of other sites, then go on with the button.';
    case 'incomplete': {
      const { network = 0, damaged = 0 } = end.failures;
      return [
        network > 0 && `${files(network)} could not be reached. Check your connection, then go on with the button.`,
        damaged > 0 &&
          `${files(damaged)} came other than they were built and were not kept. Reload this page: there may be a new version. If that repeats, something between you and the host changes files.`,
      ]
        .filter(Boolean)
        .join(' ');
    }
  }
}

/** How much the browser lets this site have, as a sentence; nothing where it does not tell. */
export async function roomInWords(): Promise<string> {
  const { usage, quota } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
  if (usage === undefined || quota === undefined) return '';
  return ` It uses ${inWords(usage)} of the ${inWords(quota)} that the browser allows it.`;
}
