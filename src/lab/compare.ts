import { diffLines } from 'diff';
import { showHidden } from './hidden-characters.ts';

/** A line of one side; `number` counts from 1. */
export interface ComparedLine {
  number: number;
  text: string;
}

/** One row of a side-by-side comparison, a run of equal lines that is left out, or what comes after the most rows that are shown. */
export type CompareRow =
  { kind: 'same' | 'changed'; mine?: ComparedLine; theirs?: ComparedLine } | { kind: 'gap' | 'rest'; count: number };

/** Equal lines that are shown around a difference. */
const CONTEXT = 3;

/**
 * Lines that may differ before both texts count as wholly different: the search takes the square of it. One of the two can be a
 * stranger's (a share link), and a page must not hang on it.
 */
const MOST_EDITS = 1_500;

/** Rows that are shown. */
const MOST_ROWS = 3_000;

/**
 * Two texts line by line. Lines that were replaced stand beside what replaced them; long runs of equal lines are left out. Characters
 * that cannot be seen are written out.
 */
export function compareTexts(mine: string, theirs: string): CompareRow[] {
  const rows: CompareRow[] = [];
  let [here, there] = [0, 0];
  let removed: string[] = [];
  const flush = (added: string[]): void => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      const [left, right] = [removed[at], added[at]];
      rows.push({
        kind: 'changed',
        ...(left === undefined ? {} : { mine: { number: ++here, text: showHidden(left) } }),
        ...(right === undefined ? {} : { theirs: { number: ++there, text: showHidden(right) } }),
      });
    }
    removed = [];
  };
  const apart = [
    { removed: true, added: false, value: mine },
    { removed: false, added: true, value: theirs },
  ];
  for (const part of diffLines(mine, theirs, { maxEditLength: MOST_EDITS }) ?? apart) {
    const lines = part.value.replace(/\n$/, '').split('\n');
    if (part.removed) removed = lines;
    else if (part.added) flush(lines);
    else {
      flush([]);
      for (const text of lines.map(showHidden))
        rows.push({ kind: 'same', mine: { number: ++here, text }, theirs: { number: ++there, text } });
    }
  }
  flush([]);
  return atMost(withGaps(rows));
}

function atMost(rows: CompareRow[]): CompareRow[] {
  const rest = rows.length - MOST_ROWS;
  return rest <= 0 ? rows : [...rows.slice(0, MOST_ROWS), { kind: 'rest', count: rest }];
}

function withGaps(rows: readonly CompareRow[]): CompareRow[] {
  const near = (index: number): boolean =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind === 'changed');
  const shown: CompareRow[] = [];
  rows.forEach((row, index) => {
    const last = shown.at(-1);
    if (near(index)) shown.push(row);
    else if (last?.kind === 'gap') last.count += 1;
    else shown.push({ kind: 'gap', count: 1 });
  });
  return shown;
}
