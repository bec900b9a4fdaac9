import { describe, expect, it } from 'vitest';
import { applyImport, preview, reset, undo } from '../../../src/progress/changes.ts';
import { LARGEST_FILE, readProgressFile } from '../../../src/progress/read-envelope.ts';
import type { ProgressEntry } from '../../../src/progress/index.ts';
import { createMemoryBackend } from '../../../src/progress/memory-backend.ts';
import { entry, linkedTabs, open } from './support.ts';

const by = (who: string): unknown => ({ answer: who });
const file = (...entries: unknown[]): unknown => ({ type: 'hotpath-progress', version: 1, entries });
const stored = (...entries: ProgressEntry[]) =>
  createMemoryBackend(entries.map((each) => [`${each.kind}:${each.id}`, each] as const));
const state = (all: ProgressEntry[]): unknown => Object.fromEntries(all.map(({ id, value }) => [id, value]));

describe('a preview of an import', () => {
  const mine = [entry('same', by('me'), 10), entry('mine-newer', by('me'), 30), entry('theirs-newer', by('me'), 10)];
  const theirs = file(
    entry('same', by('me'), 99),
    entry('mine-newer', by('them'), 20),
    entry('theirs-newer', by('them'), 20),
    entry('only-theirs', by('them'), 20),
    { ...entry('no-such-kind', 1, 1), kind: 'cookie' },
    { ...entry('bad-shape', 1, 1), kind: 'review-card' },
  );

  it('says for each entry how it stands to what is here, and why it is refused; and changes nothing', async () => {
    const store = await open(stored(...mine));
    const { items, bad } = preview(store, theirs);
    expect(items.map(({ entry: { id }, is }) => [id, is])).toEqual([
      ['same', 'identical'],
      ['mine-newer', 'older'],
      ['theirs-newer', 'newer'],
      ['only-theirs', 'new'],
    ]);
    expect(bad).toEqual([
      { key: 'entry 5', reason: 'has the unknown kind "cookie"' },
      { key: 'entry 6', reason: 'is not what "review-card" looks like' },
    ]);
    expect(store.all()).toEqual(mine);
  });

  it('is followed as the reader chooses, and taken back, also after a reload', async () => {
    const backend = stored(...mine);
    const store = await open(backend);
    const report = await applyImport(store, preview(store, theirs), 'Import', ['new', 'older']);
    expect(report).toMatchObject({ taken: 2, kept: 2 });
    expect(state(store.all())).toEqual({
      same: by('me'),
      'mine-newer': by('them'),
      'theirs-newer': by('me'),
      'only-theirs': by('them'),
    });

    const later = await open(backend);
    const [step] = later.beside.undoSteps;
    expect(step?.label).toBe('Import');
    expect(step && (await undo(later, step))).toEqual({ restored: 2, changed: 0 });
    for (const tab of [later, await open(backend)]) {
      expect(state(tab.all())).toEqual(state(mine));
      expect(tab.beside.undoSteps).toEqual([]);
    }
  });

  it('never lets an entry from the future win for ever', async () => {
    const store = await open(undefined, () => 1000);
    await applyImport(store, preview(store, file(entry('q', by('them'), 8e15))), 'Import');
    await store.set('quiz-answer', 'q', by('me'));
    expect(store.get('quiz-answer', 'q')).toMatchObject({ value: by('me'), updatedAt: 1001 });
  });

  it.each([
    ['a prototype', JSON.parse('{"answer":{"__proto__":{"admin":true}}}') as unknown, 'has a field named __proto__'],
    ['a constructor', { constructor: { prototype: {} } }, 'has a field named constructor'],
    ['huge text', { answer: 'x'.repeat(2_000_001) }, 'has more than 2000000 characters of text'],
    ['too many parts', { answer: Array.from({ length: 60_000 }, () => 0) }, 'has more than 50000 parts'],
    [
      'depth',
      JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`) as unknown,
      'has more than 24 objects inside each other',
    ],
  ])('refuses an entry for %s, and takes its neighbour', async (_name, value, reason) => {
    const store = await open();
    const { items, bad } = preview(store, file(entry('bad', value, 1), entry('good', by('them'), 1)));
    expect(bad).toEqual([{ key: 'entry 1', reason }]);
    expect(items.map(({ entry: { id } }) => id)).toEqual(['good']);
  });

  it.each(['__proto__', 'constructor', '', 'x'.repeat(201), 7])('refuses the id %s', async (id) => {
    expect(preview(await open(), file({ ...entry('a', {}, 1), id })).bad).toHaveLength(1);
  });

  it('is not upset by a field that cannot be turned into text', async () => {
    const odd = { toString: 1, valueOf: 1 };
    const entries = [{ ...entry('a', {}, 1), format: odd }, { ...entry('a', {}, 1), kind: odd }, entry('good', {}, 1)];
    const { items, bad } = preview(await open(), file(...entries));
    expect(items).toHaveLength(1);
    expect(bad.map(({ reason }) => reason)).toEqual([
      'has format of type object, this site reads formats up to 2',
      'has the unknown kind of type object',
    ]);
  });

  it('refuses files that are no export, with a sentence each', async () => {
    const store = await open();
    for (const raw of [null, [], 'x', {}, { type: 'hotpath-progress', version: 1, entries: {} }])
      expect(() => preview(store, raw)).toThrow('not a Hotpath progress export');
    expect(() => preview(store, { type: 'hotpath-progress', version: 2, entries: [] })).toThrow('has version 2');
    expect(() => preview(store, file(...Array.from({ length: 5001 }, () => 0)))).toThrow('5001 entries');
  });
});

describe('a file', () => {
  it('that is too large is refused unread', async () => {
    const read = { size: LARGEST_FILE + 1, text: () => Promise.reject(new Error('was read')) };
    await expect(readProgressFile(read)).rejects.toThrow('This file has 8.0 MB. A progress export has at most 8 MB.');
  });

  it('that is not JSON is refused in words', async () => {
    await expect(readProgressFile(new Blob(['{"type":']))).rejects.toThrow('This file is not JSON.');
  });
});

describe('a reset', () => {
  const all = [entry('a', by('me'), 1), entry('b', by('me'), 2), { ...entry('c', 3, 3), kind: 'setting' as const }];

  it('forgets what it is asked to, in all tabs, and is taken back after a reload', async () => {
    const backend = stored(...all);
    const [left, right] = linkedTabs();
    const here = await open(backend, () => 50, left);
    const there = await open(backend, () => 50, right);
    expect(await reset(here, 'Reset: a quiz', ({ kind }) => kind === 'quiz-answer')).toBe(2);
    expect(state(there.all())).toEqual({ c: 3 });

    const later = await open(backend, () => 60);
    expect(state(later.all())).toEqual({ c: 3 });
    const [step] = later.beside.undoSteps;
    expect(step && (await undo(later, step))).toEqual({ restored: 2, changed: 0 });
    expect(state(later.all())).toEqual(state(all));
  });

  it('that is taken back leaves alone what was made anew, and keeps what was there before it aside', async () => {
    const store = await open(stored(...all), () => 50);
    await reset(store, 'Reset', () => true);
    await store.set('quiz-answer', 'a', by('me again'));
    const [step] = store.beside.undoSteps;
    expect(step && (await undo(store, step))).toEqual({ restored: 2, changed: 1 });
    expect(store.get('quiz-answer', 'a')?.value).toEqual(by('me again'));
    expect(store.beside.aside).toMatchObject([{ of: 'quiz-answer:a', raw: { value: by('me') } }]);
  });

  it('that begins while another is being taken back waits for it, and forgets what came back', async () => {
    const store = await open(stored(...all), () => 50);
    await reset(store, 'Reset: a quiz', ({ kind }) => kind === 'quiz-answer');
    const [step] = store.beside.undoSteps;
    const [report, gone] = await Promise.all([step && undo(store, step), reset(store, 'Reset', () => true)]);
    expect(report).toEqual({ restored: 2, changed: 0 });
    expect(gone).toBe(3);
    expect(store.all()).toEqual([]);
  });

  it('of nothing leaves nothing to take back; of many, the last five can be', async () => {
    const store = await open(undefined, () => 50);
    await reset(store, 'Reset', () => true);
    expect(store.beside.undoSteps).toEqual([]);
    for (let i = 0; i < 7; i += 1) {
      await store.set('setting', 'a', i);
      await reset(store, `Reset ${i}`, () => true);
    }
    expect(store.beside.undoSteps.map(({ label }) => label)).toEqual([
      'Reset 2',
      'Reset 3',
      'Reset 4',
      'Reset 5',
      'Reset 6',
    ]);
  });
});
