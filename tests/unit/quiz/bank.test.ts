import { describe, expect, it } from 'vitest';
import { isShown, newCard, readFilter, statusOf, writeFilter, type BankItem } from '../../../src/quiz/index.ts';
import { review } from '../../../src/quiz/scheduler.ts';

const item: BankItem = { id: 'q-1', section: 'cluster', level: 'basic', type: 'Tracing', topics: ['ports', 'signals'] };

describe('the filter of the question bank', () => {
  it('shows everything when empty, and only what passes every field', () => {
    expect(isShown(item, readFilter(''), 'new')).toBe(true);
    expect(isShown(item, readFilter('?topic=signals&level=basic'), 'new')).toBe(true);
    expect(isShown(item, readFilter('?topic=signals&level=advanced'), 'new')).toBe(false);
    expect(isShown(item, readFilter('?status=seen'), 'new')).toBe(false);
    expect(isShown(item, readFilter('?status=seen'), 'weak')).toBe(true);
    expect(isShown(item, readFilter('?status=weak'), 'known')).toBe(false);
  });

  it('is kept in the address', () => {
    const filter = readFilter('?section=cluster&status=weak&other=1');
    expect(writeFilter(filter)).toBe('?section=cluster&status=weak');
    expect(readFilter(writeFilter(filter))).toEqual(filter);
    expect(writeFilter(readFilter(''))).toBe('');
  });
});

describe('where the reader stands with a question', () => {
  it('follows the last answer, in a quiz or in review', () => {
    const wrong = newCard('wrong', 0);
    expect(statusOf(undefined, undefined)).toBe('new');
    expect(statusOf(true, undefined)).toBe('known');
    expect(statusOf(true, newCard('chosen', 0))).toBe('known');
    expect(statusOf(undefined, wrong)).toBe('weak');
    expect(statusOf(true, review(wrong, 'again', 0))).toBe('weak');
    expect(statusOf(false, review(wrong, 'easy', 0))).toBe('known');
  });
});
