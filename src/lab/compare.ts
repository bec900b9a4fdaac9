import { diffLines } from 'diff';

/** A line of one side; `number` counts from 1. */
export interface ComparedLine {
  number: number;
  text: string;
}

/** One row of a side-by-side comparison, or a run of equal lines that is left out. */
export type CompareRow =
  { kind: 'same' | 'changed'; mine?: ComparedLine; theirs?: ComparedLine } | { kind: 'gap'; count: number };

/** Equal lines that are shown around a difference. */
const CONTEXT = 3;

/** Two texts line by line. Lines that were replaced stand beside what replaced them; long runs of equal lines are left out. */
export function compareTexts(mine: string, theirs: string): CompareRow[] {
  const rows: CompareRow[] = [];
  let [here, there] = [0, 0];
  let removed: string[] = [];
  const flush = (added: string[]): void => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      const [left, right] = [removed[at], added[at]];
      rows.push({
        kind: 'changed',
        ...(left === undefined ? {} : { mine: { number: ++here, text: left } }),
        ...(right === undefined ? {} : { theirs: { number: ++there, text: right } }),
      });
    }
    removed = [];
  };
  for (const part of diffLines(mine, theirs)) {
    const lines = part.value.replace(/\n$/, '').split('\n');
    if (part.removed) removed = lines;
    else if (part.added) flush(lines);
    else {
      flush([]);
      for (const text of lines)
        rows.push({ kind: 'same', mine: { number: ++here, text }, theirs: { number: ++there, text } });
    }
  }
  flush([]);
  return withGaps(rows);
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
