/** Progress files that somebody made to do harm: what is in them is taken entry by entry, as data, or not at all. */
import { describe, expect, it } from 'vitest';
import { parseEdits, parseUndo } from '../../../src/lab/session/edits.ts';
import { parseHelp } from '../../../src/lab/session/help.ts';
import { parseSavedBench, parseSavedRun } from '../../../src/lab/session/saved.ts';
import { applyImport, preview } from '../../../src/progress/changes.ts';
import { LARGEST_FILE, readProgressFile } from '../../../src/progress/read-envelope.ts';
import { createProgress, type ProgressStore } from '../../../src/progress/index.ts';
import { createMemoryBackend } from '../../../src/progress/memory-backend.ts';
import { readCard } from '../../../src/quiz/review-card.ts';
import { readScenario } from '../../../src/quiz/scenario.ts';
import { summary } from '../lab/session-fakes.ts';

const NOW = 1_000_000;

const store = (): Promise<ProgressStore> =>
  createProgress({
    openBackend: async () => createMemoryBackend(),
    link: { post: () => {}, onMessage: () => {}, close: () => {} },
    now: () => NOW,
  });

const answer = (id: string, more: object = {}) => ({
  format: 1,
  kind: 'quiz-answer',
  id,
  value: { answer: 'theirs', correct: true },
  contentHash: 'h',
  updatedAt: 5,
  ...more,
});

const fileWith = (...entries: unknown[]): string =>
  JSON.stringify({ type: 'hotpath-progress', version: 1, exportedAt: '', entries });

/** Chooses a file with this text on the page, and takes over all that it offers. */
async function take(into: ProgressStore, text: string) {
  return applyImport(into, preview(into, await readProgressFile(new Blob([text]))), 'test', ['new', 'newer', 'older']);
}

const polluted = (): unknown => Reflect.get({}, 'polluted');

describe('a hostile progress file', () => {
  it('of ten megabytes is refused by its size, before it is read', async () => {
    let read = false;
    const file = {
      size: LARGEST_FILE + 1,
      text: async () => {
        read = true;
        return '';
      },
    };
    await expect(readProgressFile(file)).rejects.toThrow(/MB/);
    expect(read).toBe(false);
  });

  it('that is no JSON, or a program, is refused', async () => {
    for (const text of [
      '',
      'alert(1)',
      '<script>alert(1)</script>',
      '{"type":"hotpath-progress"',
      '\u0000'.repeat(1_000),
    ])
      await expect(take(await store(), text)).rejects.toThrow(/not JSON/);
  });

  it('of another type, version or shape is refused', async () => {
    const good = JSON.parse(fileWith(answer('q'))) as object;
    for (const more of [{ type: 'x' }, { version: 2 }, { version: '1' }, { entries: {} }, { entries: 'x' }])
      await expect(take(await store(), JSON.stringify({ ...good, ...more }))).rejects.toThrow(/export/);
    for (const text of ['null', '[]', '"x"', '1']) await expect(take(await store(), text)).rejects.toThrow(/export/);
  });

  it('with a hundred thousand entries is refused', async () => {
    const many = Array.from({ length: 100_000 }, () => 0);
    await expect(take(await store(), fileWith(...many))).rejects.toThrow(/entries/);
  });

  it('with values nested a hundred thousand deep: they are refused, the others are taken', async () => {
    const into = await store();
    const deep = JSON.stringify(answer('deep', { value: 'DEEP' })).replace('"DEEP"', '['.repeat(1e5) + ']'.repeat(1e5));
    const report = await take(into, fileWith(answer('a'), 'HERE', answer('b')).replace('"HERE"', deep));
    expect(report).toMatchObject({ taken: 2, bad: [{ key: 'entry 2' }] });
  });

  it('with one value of two million characters: it is refused, the others are taken', async () => {
    const into = await store();
    const report = await take(into, fileWith(answer('big', { value: { answer: 'x'.repeat(2_000_001) } }), answer('a')));
    expect(report).toMatchObject({ taken: 1, bad: [{ key: 'entry 1' }] });
  });

  it('with __proto__ as an id, a field or a kind changes no prototype', async () => {
    const into = await store();
    const evil = [
      answer('__proto__'),
      answer('constructor'),
      answer('a', { kind: '__proto__' }),
      answer('b', { kind: 'toString' }),
    ].map((entry) => JSON.stringify(entry));
    evil.push(JSON.stringify(answer('c')).replace('"value":{', '"value":{"__proto__":{"polluted":1},'));
    evil.push(JSON.stringify(answer('d')).replace('{', '{"__proto__":{"polluted":1},'));
    const report = await take(into, fileWith('HERE').replace('"HERE"', evil.join()));
    expect(report).toMatchObject({ taken: 0, bad: { length: 6 } });
    expect(polluted()).toBeUndefined();
  });

  it('from the far future does not make the reader’s next work lose', async () => {
    for (const updatedAt of [NOW + 1e12, Number.MAX_SAFE_INTEGER - 1, 1e300, '1e999']) {
      const into = await store();
      await take(into, fileWith(answer('q', { updatedAt })).replace('"1e999"', '1e999'));
      await into.set('quiz-answer', 'q', { answer: 'mine' }, 'h');
      expect(into.get('quiz-answer', 'q')?.value).toEqual({ answer: 'mine' });
      expect(into.get('quiz-answer', 'q')?.updatedAt).toBeLessThan(NOW + 10);
    }
  });

  it('with one good entry among bad ones loses the reader nothing', async () => {
    const into = await store();
    await into.set('quiz-answer', 'mine', { answer: 'mine' }, 'h');
    const bad = [null, 1, 'x', [], {}, answer(''), answer('a', { kind: 'admin' }), answer('b', { updatedAt: -1 })];
    const report = await take(into, fileWith(...bad, answer('good'), answer('c', { format: 99 })));
    expect(report).toMatchObject({ taken: 1, bad: { length: 9 } });
    expect(into.get('quiz-answer', 'mine')?.value).toEqual({ answer: 'mine' });
    expect(into.get('quiz-answer', 'good')).toBeDefined();
  });

  it('changes nothing by being looked at', async () => {
    const into = await store();
    await into.set('quiz-answer', 'q', { answer: 'mine' }, 'h');
    const before = JSON.stringify(into.get('quiz-answer', 'q'));
    preview(into, JSON.parse(fileWith(answer('q'), answer('other'))));
    expect(JSON.stringify(into.get('quiz-answer', 'q'))).toBe(before);
    expect(into.get('quiz-answer', 'other')).toBeUndefined();
  });

  it('with files of a lab that nobody may edit: the lab leaves them out', () => {
    const names = ['../up.js', '/etc/x.js', 'tests/counter.test.js', 'package.json', 'given.js', '__proto__', '<b>.js'];
    const files = Object.fromEntries([...names.map((name) => [name, 'evil']), ['counter.js', 'fine']]) as object;
    expect(parseEdits({ files }, summary)).toEqual({ 'counter.js': 'fine' });
    expect(parseUndo([{ label: 'x', before: files }], summary)).toEqual([
      { label: 'x', before: { 'counter.js': 'fine' } },
    ]);
  });

  it('with a passed run of a shape that no run has: it counts as none, and so does help that was never given', () => {
    const odd = [null, 0, '', [], {}, { outcome: null }, { outcome: { version: 3, status: 'pass' } }, { outcome: [] }];
    for (const value of odd) {
      expect(parseSavedRun(value, summary)).toBeUndefined();
      expect(parseSavedBench(value, summary)).toBeUndefined();
    }
    expect(parseHelp({ hints: { count: '9' }, solutionAsked: '<b>' })).toEqual({ hints: {}, solutionAsked: 0 });
  });

  it('with a review card that would never come up, or break the schedule: what is no number is left out', () => {
    expect(readCard({ addedAt: 'x' })).toBeUndefined();
    expect(readCard({ addedAt: 1, schedule: { due: Infinity } })).toEqual({ addedAt: 1, why: 'chosen' });
    expect(readCard({ addedAt: 1, why: '<img src=x>', schedule: [] })).toEqual({ addedAt: 1, why: 'chosen' });
    for (const odd of [null, 1, 'x', [], { events: 'x' }]) expect(() => readScenario(odd)).not.toThrow();
  });
});
