import { describe, expect, it } from 'vitest';
import { placeOf, placesOf, problemText, readRun, RESULT } from '../../../src/quiz/index.ts';
import { question } from './fixtures.ts';

const ids = Array.from({ length: 12 }, (_, i) => `q-${i}`);

describe('the run through a quiz', () => {
  it('has every question once and ends with the result, in the same order after a reload', () => {
    const run = readRun(undefined, 42);
    const places = placesOf(ids, run);
    expect(places.at(-1)).toBe(RESULT);
    expect([...places].sort()).toEqual([...ids, RESULT].sort());
    const reloaded = readRun(JSON.parse(JSON.stringify({ ...run, at: places[5] })), 43);
    expect(placesOf(ids, reloaded)).toEqual(places);
    expect(placeOf(places, reloaded)).toBe(5);
  });

  it('is shuffled by its seed: over many runs, every question comes first about equally often', () => {
    const first = new Map<string, number>();
    for (let seed = 0; seed < 2400; seed += 1) {
      const [id = ''] = placesOf(ids, readRun(undefined, seed * 7919));
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    expect(Math.min(...ids.map((id) => first.get(id) ?? 0))).toBeGreaterThan(120);
  });

  it('keeps the order of the others when a question comes or goes, and begins again when its place is gone', () => {
    const run = { ...readRun(undefined, 7), at: 'q-3' };
    const before = placesOf(ids, run);
    const after = placesOf([...ids.filter((id) => id !== 'q-3'), 'q-new'], run);
    expect(after.filter((id) => id !== 'q-new')).toEqual(before.filter((id) => id !== 'q-3'));
    expect(placeOf(after, run)).toBe(0);
  });

  it('begins anew when what is stored cannot be read', () => {
    expect(readRun({ seed: 'x' }, 5)).toEqual({ seed: 5, at: '', all: false });
    expect(readRun({ seed: 1, at: 2, all: 'yes' }, 5)).toEqual({ seed: 1, at: '', all: false });
  });
});

describe('the report on a question', () => {
  it('names the question, its version, the page and the answer, and leaves room for the rest', () => {
    const text = problemText(question('MultipleChoice'), { page: 'https://x.test/quizzes/memory/', answer: ['a'] });
    expect(text.split('\n')).toEqual([
      'Question: q-choice (reviewed 2026-11-21)',
      'Page: https://x.test/quizzes/memory/#question-q-choice',
      'My answer: ["a"]',
      'What is wrong or unclear: ',
    ]);
  });
});
