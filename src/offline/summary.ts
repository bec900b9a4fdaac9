import { offlineParts as words } from '#words/offline/panel.ts';
import { fixed } from '../i18n/fixed.ts';
import type { FileState } from './messages.ts';

/** A part of the site, as readers know it. */
export interface PartState {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  readonly filesHere: number;
  readonly bytesHere: number;
}

/** Parts by what their paths begin with; the last one takes the rest. */
const PARTS: readonly { name: string; prefixes: readonly string[] }[] = [
  { name: words.guides, prefixes: ['guides/'] },
  { name: words.labs, prefixes: ['labs/', 'play/'] },
  {
    name: words.questions,
    prefixes: ['quizzes/', 'questions/', 'interview/', 'scenarios/', 'review/'],
  },
  { name: words.engine, prefixes: ['engine/'] },
  { name: words.assets, prefixes: ['_astro/'] },
  { name: words.search, prefixes: ['pagefind/'] },
  { name: words.rest, prefixes: [''] },
];

/** How much of each part is on this device; parts without files are left out. */
export function partStates(files: readonly FileState[]): PartState[] {
  const byPart = Map.groupBy(files, ({ path }) =>
    PARTS.find(({ prefixes }) => prefixes.some((prefix) => path.startsWith(prefix))),
  );
  return PARTS.flatMap((part) => {
    const own = byPart.get(part);
    if (own === undefined) return [];
    const here = own.filter((file) => file.here);
    return [
      { name: part.name, files: own.length, bytes: sizeOf(own), filesHere: here.length, bytesHere: sizeOf(here) },
    ];
  });
}

/** The sum of sizes, in bytes. */
export function sizeOf(files: readonly { bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Bytes as readers see them: `3.4 MiB`, and below a tenth of that `12 KiB`. */
export function inWords(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  return mebibytes < 0.1 ? `${Math.ceil(bytes / 1024)} KiB` : `${fixed(mebibytes, 1)} MiB`;
}
