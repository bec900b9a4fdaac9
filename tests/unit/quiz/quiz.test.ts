import { describe, expect, it } from 'vitest';
import { grade, parseNumber, scoreQuiz, scrambled, seedOf, shuffled } from '../../../src/quiz/index.ts';
import { allQuestions, question } from './fixtures.ts';

const verdict = (...args: Parameters<typeof grade>): boolean | undefined => grade(...args)?.correct;
const remarks = (...args: Parameters<typeof grade>): string[] | undefined =>
  grade(...args)?.remarks.map(({ said = '', text }) => `${said} ${text}`.trim());

describe('a MultipleChoice question', () => {
  it('is right only with exactly the correct choices, in any order', () => {
    const q = question('MultipleChoice');
    expect(verdict(q, ['b', 'a'])).toBe(true);
    expect(verdict(q, ['a'])).toBe(false);
    expect(verdict(q, ['a', 'b', 'c'])).toBe(false);
  });

  it('comments on what was chosen and on what was missed', () => {
    expect(grade(question('MultipleChoice'), ['a', 'c'])?.remarks).toEqual([
      { id: 'a', good: true, text: 'A is right.' },
      { id: 'b', good: false, text: 'B is right too.' },
      { id: 'c', good: false, text: 'C is not.' },
    ]);
  });

  it('counts as unanswered when a stored choice no longer exists, or none is chosen', () => {
    expect(verdict(question('MultipleChoice'), ['gone'])).toBeUndefined();
    expect(verdict(question('MultipleChoice'), [])).toBeUndefined();
    expect(verdict(question('MultipleChoice'), 'a')).toBeUndefined();
  });
});

describe('a Tracing question', () => {
  it('forgives spaces at line ends, not a wrong order', () => {
    expect(verdict(question('Tracing'), 'a \nb\n\n')).toBe(true);
    expect(remarks(question('Tracing'), 'b\na')).toEqual(['Other way round.']);
  });

  it('says how far an unknown wrong answer is right', () => {
    expect(remarks(question('Tracing'), 'a\nc')).toEqual(['Your first line is right.']);
    expect(remarks(question('Tracing'), 'z')).toEqual(['The first line already differs.']);
    expect(remarks(question('Tracing'), 'a\nb\nc')).toEqual(['The program prints 2 lines, you have 3.']);
  });
});

describe('a SpotTheBug question', () => {
  it('gives half for the line or what happens, and says which is which', () => {
    const q = question('SpotTheBug');
    expect(verdict(q, { line: 2, choice: 'b' })).toBe(true);
    expect(grade(q, { line: 2, choice: 'c' })).toMatchObject({ correct: false, score: 0.5 });
    expect(remarks(q, { line: 1, choice: 'b' })).toEqual(['Line 1 is fine.', 'B is right too.']);
    expect(remarks(q, { line: 3, choice: 'c' })).toEqual(['The bug is not on line 3.', 'C is not.']);
  });
});

describe('an Ordering question', () => {
  it('accepts every right order', () => {
    expect(verdict(question('Ordering'), ['x', 'y', 'z'])).toBe(true);
    expect(verdict(question('Ordering'), ['y', 'x', 'z'])).toBe(true);
  });

  it('points at the first line in the wrong place', () => {
    expect(remarks(question('Ordering'), ['x', 'z', 'y'])).toEqual(['Right up to line 1. Here stands y.']);
    // Two languages on a site in German: the grader's words, and the question's.
    expect(grade(question('Ordering'), ['x', 'z', 'y'])?.remarks).toEqual([
      { good: false, said: 'Right up to line 1.', text: 'Here stands y.' },
    ]);
    expect(verdict(question('Ordering'), ['x', 'x', 'z'])).toBeUndefined();
  });
});

describe('a Numeric question', () => {
  it('allows its tolerance and both decimal signs', () => {
    expect(verdict(question('Numeric'), '2,6')).toBe(true);
    expect(verdict(question('Numeric'), '2.7')).toBe(false);
    expect(verdict(question('Numeric'), 'two')).toBeUndefined();
    expect([parseNumber('1 000'), parseNumber('.5'), parseNumber(''), parseNumber('1.2.3')]).toEqual([
      1000,
      0.5,
      undefined,
      undefined,
    ]);
  });

  it('knows usual mistakes, and else the direction', () => {
    expect(remarks(question('Numeric'), '5')).toEqual(['That is twice as much.']);
    expect(remarks(question('Numeric'), '1')).toEqual(['That is too little.']);
  });
});

describe('scoreQuiz', () => {
  it('counts, and lists weak topics with what to read', () => {
    const answers: Record<string, unknown> = {
      'q-choice': ['c'],
      'q-number': '2.5',
      'q-bug': { line: 2, choice: 'b' },
    };
    expect(scoreQuiz(allQuestions(), (id) => answers[id])).toEqual({
      total: 6,
      answered: 3,
      correct: 2,
      weak: [{ topic: 'pools', answered: 2, share: 0.5, guides: ['worker-threads/pools'], labs: [] }],
    });
  });
});

describe('shuffling', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];

  it('keeps all items and depends only on the seed', () => {
    expect([...shuffled(items, 7)].sort()).toEqual(items);
    expect(shuffled(items, 7)).toEqual(shuffled(items, 7));
    const orders = new Set(Array.from({ length: 40 }, (_, seed) => shuffled(items, seed).join('')));
    expect(orders.size).toBeGreaterThan(25);
    expect(seedOf('a')).not.toBe(seedOf('b'));
  });

  it('puts every item first about equally often', () => {
    const first = { a: 0, b: 0, c: 0 };
    for (let seed = 0; seed < 3000; seed += 1) first[shuffled(['a', 'b', 'c'] as const, seed)[0] ?? 'a'] += 1;
    for (const count of Object.values(first)) expect(count).toBeGreaterThan(850);
  });

  it('never starts a puzzle solved', () => {
    for (let seed = 0; seed < 50; seed += 1) expect(scrambled(['a', 'b'], seed)).toEqual(['b', 'a']);
  });
});
