import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../src/lab/compare.ts';

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

describe('two versions side by side', () => {
  it('puts what replaced a line beside it, and counts the lines of each side', () => {
    expect(compareTexts('a\nb\nc\n', 'a\nB\nb2\nc\n')).toEqual([
      { kind: 'same', mine: { number: 1, text: 'a' }, theirs: { number: 1, text: 'a' } },
      { kind: 'changed', mine: { number: 2, text: 'b' }, theirs: { number: 2, text: 'B' } },
      { kind: 'changed', theirs: { number: 3, text: 'b2' } },
      { kind: 'same', mine: { number: 3, text: 'c' }, theirs: { number: 4, text: 'c' } },
    ]);
  });

  it('leaves out equal lines far from any difference', () => {
    const rows = compareTexts(`${numbered(1, 20)}mine\n`, numbered(1, 20));
    expect(rows[0]).toEqual({ kind: 'gap', count: 17 });
    expect(rows).toHaveLength(5);
    expect(rows.at(-1)).toEqual({ kind: 'changed', mine: { number: 21, text: 'mine' } });
  });

  it('shows nothing but a gap when both are equal', () => {
    expect(compareTexts('a\n', 'a\n')).toEqual([{ kind: 'gap', count: 1 }]);
  });
});
