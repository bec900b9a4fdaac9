import type { TestResult } from '../../schemas/results.ts';

/** One line of a diff and whose it is. */
export interface DiffRow {
  side: 'expected' | 'actual' | 'same';
  text: string;
}

const sideOf: Readonly<Record<string, DiffRow['side']>> = { '- ': 'expected', '+ ': 'actual', '  ': 'same' };

/**
 * The lines of a failed test's diff as the grader wrote it (`- ` expected, `+ ` actual), or of its two values where it wrote none.
 * Empty for a test that compared nothing, or
 * that wanted two values to differ.
 */
export function diffRows({ diff, expected, actual }: Pick<TestResult, 'diff' | 'expected' | 'actual'>): DiffRow[] {
  if (diff !== undefined && diff !== '') {
    return lines(diff).map((line) => ({ side: sideOf[line.slice(0, 2)] ?? 'same', text: line.slice(2) }));
  }
  // `notEqual` and its kin: showing the same value twice would explain nothing.
  if (expected === actual) return [];
  const rows = (side: DiffRow['side'], text: string | undefined): DiffRow[] =>
    text === undefined ? [] : lines(text).map((line) => ({ side, text: line }));
  return [...rows('expected', expected), ...rows('actual', actual)];
}

function lines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
