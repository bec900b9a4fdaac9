import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { StorageBusy, type ProgressBackend } from '../../../src/progress/backend.ts';
import { takeBack } from '../../../src/progress/changes.ts';
import { createProgress } from '../../../src/progress/index.ts';
import { createIndexedDbBackend } from '../../../src/progress/indexeddb-backend.ts';
import { createMemoryBackend } from '../../../src/progress/memory-backend.ts';
import { entry, linkedTabs, nobody, open, settled } from './support.ts';

const full = new DOMException('no room', 'QuotaExceededError');

/** A backend whose disk is full until `room` is set. */
function smallDisk(): { backend: ProgressBackend; disk: { room: boolean } } {
  const disk = { room: true };
  const inner = createMemoryBackend();
  const refuse = (): Promise<never> => Promise.reject(full);
  return { disk, backend: { ...inner, put: (...args) => (disk.room ? inner.put(...args) : refuse()) } };
}

describe('when the disk is full', () => {
  it('keeps work in memory, says what to do, and writes all of it once there is room', async () => {
    const { backend, disk } = smallDisk();
    const store = await open(backend);
    disk.room = false;
    await store.set('lab-edits', 'a', { files: { 'a.js': '1' } });
    await store.set('quiz-answer', 'q', { answer: 'x' });
    expect(store.get('quiz-answer', 'q')?.value).toEqual({ answer: 'x' });
    expect(store.status).toMatchObject({ kind: 'memory', cause: 'full' });
    expect(store.status.kind === 'memory' && store.status.reason).toMatch(/Save it to a file, or free some space/);
    expect(await backend.entries()).toEqual([]);

    disk.room = true;
    await store.retry();
    expect(store.status).toEqual({ kind: 'persistent' });
    expect((await backend.entries()).map(([key]) => key).sort()).toEqual(['lab-edits:a', 'quiz-answer:q']);
  });

  it('is well again by itself when a later change can be written', async () => {
    const { backend, disk } = smallDisk();
    const store = await open(backend);
    const seen: string[] = [];
    store.onStatus(({ kind }) => seen.push(kind));
    disk.room = false;
    await store.set('setting', 'a', 1);
    disk.room = true;
    await store.set('setting', 'b', 2);
    expect(seen).toEqual(['memory', 'persistent']);
    expect(await backend.get('setting:a')).toMatchObject({ value: 1 });
  });

  it('does not bring an older value back when the failed write is tried again', async () => {
    const { backend, disk } = smallDisk();
    const store = await open(backend, () => 5);
    disk.room = false;
    await store.set('setting', 'a', 'first');
    disk.room = true;
    await store.set('setting', 'a', 'second');
    await store.retry();
    expect(await backend.get('setting:a')).toMatchObject({ value: 'second' });
  });
});

describe('an entry that cannot be read', () => {
  it('is moved to a key of its own, where new work does not reach it, and is part of an export', async () => {
    const torn = { format: 2, kind: 'lab-edits', id: 'a', value: { files: { 'a.js': 'my work' } } };
    const backend = createMemoryBackend([['lab-edits:a', torn]]);
    const store = await open(backend);
    await settled();
    await store.set('lab-edits', 'a', { files: {} });

    const later = await open(backend);
    expect(later.beside.aside).toMatchObject([{ of: 'lab-edits:a', reason: 'has no contentHash', raw: torn }]);
    expect(JSON.stringify(later.export())).toContain('my work');
    expect(later.get('lab-edits', 'a')?.value).toEqual({ files: {} });
    await later.beside.forgetAside(later.beside.aside[0]?.key ?? '');
    expect((await open(backend)).beside.aside).toEqual([]);
  });

  it('stays where it is, without room for another key', async () => {
    const backend = { ...createMemoryBackend([['junk', null]]), put: () => Promise.reject(full) };
    const store = await open(backend);
    await settled();
    expect(store.status).toMatchObject({ cause: 'full' });
    expect(await backend.get('junk')).toBeNull();
  });

  it('stays when a newer version of the site made it, and goes aside when this one writes there', async () => {
    const newer = { ...entry('q', { answer: 'theirs' }, 9), format: 7 };
    const backend = createMemoryBackend([['quiz-answer:q', newer]]);
    const store = await open(backend);
    await settled();
    expect(await backend.get('quiz-answer:q')).toEqual(newer);
    expect(store.beside.aside).toEqual([]);

    await store.set('quiz-answer', 'q', { answer: 'mine' });
    expect((await open(backend)).beside.aside).toMatchObject([{ of: 'quiz-answer:q', raw: newer }]);
  });

  it('does no harm when it is deeper than a stack, or names a prototype', async () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    const store = await open({
      ...createMemoryBackend(),
      entries: () =>
        Promise.resolve([
          ['quiz-answer:deep', entry('deep', deep, 1)],
          [
            'quiz-answer:proto',
            JSON.parse(`{"format":2,"kind":"setting","id":"a","value":{"__proto__":{"x":1}}}`) as unknown,
          ],
        ]),
    });
    expect(store.beside.aside.map(({ reason }) => reason)).toEqual([
      'has more than 64 objects inside each other',
      'has a field named __proto__',
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('edits of one lab in two tabs at once', () => {
  const files = (text: string): unknown => ({ files: { 'a.js': text } });

  it('end with the newer ones in both tabs, and the older ones aside, from where they can be brought back', async () => {
    const backend = createMemoryBackend();
    const [left, right] = linkedTabs();
    const a = await open(backend, () => 10, left);
    const b = await open(backend, () => 20, right);
    // Both are on the way before either tab has heard of the other.
    await Promise.all([a.set('lab-edits', 'l', files('older')), b.set('lab-edits', 'l', files('newer'))]);
    await settled();
    for (const tab of [a, b, await open(backend)]) {
      expect(tab.get('lab-edits', 'l')?.value).toEqual(files('newer'));
      expect(tab.beside.aside).toMatchObject([{ of: 'lab-edits:l', raw: { value: files('older') } }]);
    }

    await takeBack(a, a.beside.aside[0]?.key ?? '');
    expect(b.get('lab-edits', 'l')?.value).toEqual(files('older'));
    expect(a.beside.aside).toMatchObject([{ raw: { value: files('newer') } }]);
  });

  it('put nothing aside when the tabs are used in turn', async () => {
    const [left, right] = linkedTabs();
    const backend = createMemoryBackend();
    const a = await open(backend, () => 1, left);
    const b = await open(backend, () => 1, right);
    for (let i = 0; i < 6; i += 1) await (i % 2 === 0 ? a : b).set('lab-edits', 'l', files(`${i}`));
    expect([a.beside.aside, b.beside.aside]).toEqual([[], []]);
    expect(a.get('lab-edits', 'l')?.value).toEqual(files('5'));
  });

  it('are noticed by what is stored, too, where tabs cannot talk', async () => {
    const backend = createMemoryBackend();
    const a = await open(backend, () => 10);
    const b = await open(backend, () => 20);
    await b.set('lab-edits', 'l', files('newer'));
    await a.set('lab-edits', 'l', files('older'));
    expect(a.get('lab-edits', 'l')?.value).toEqual(files('newer'));
    expect(a.beside.aside).toMatchObject([{ raw: { value: files('older') } }]);
  });
});

describe('the database', () => {
  let names = 0;
  const fresh = (): string => `faults-${(names += 1)}`;

  it('of the first version is taken over with all that it holds', async () => {
    const name = fresh();
    const old = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore('entries') });
    await old.put('entries', { ...entry('q', { answer: 1 }, 5), format: 1 }, 'quiz-answer:q');
    old.close();
    const store = await open(await createIndexedDbBackend(name));
    expect(store.get('quiz-answer', 'q')).toMatchObject({ format: 2, value: { answer: 1 } });
    expect(store.status).toEqual({ kind: 'persistent' });
  });

  it('of a newer version is read, never written, and the reader is told', async () => {
    const name = fresh();
    const newer = await openDB(name, 9, { upgrade: (db) => void db.createObjectStore('entries') });
    await newer.put('entries', entry('q', { answer: 1 }, 5), 'quiz-answer:q');
    const store = await open(await createIndexedDbBackend(name));
    expect(store.get('quiz-answer', 'q')?.value).toEqual({ answer: 1 });
    expect(store.status).toMatchObject({ kind: 'memory', cause: 'newer' });
    await store.set('quiz-answer', 'q', { answer: 2 });
    expect(store.get('quiz-answer', 'q')?.value).toEqual({ answer: 2 });
    expect(await newer.get('entries', 'quiz-answer:q')).toMatchObject({ value: { answer: 1 } });
    newer.close();
  });

  it('is let go when a newer version of the site wants to upgrade it, and the next write says so', async () => {
    const name = fresh();
    const store = await open(await createIndexedDbBackend(name));
    await store.set('setting', 'a', 1);
    const newer = await openDB(name, 9);
    await store.set('setting', 'a', 2);
    expect(store.status).toMatchObject({ cause: 'newer' });
    expect(await newer.get('entries', 'setting:a')).toMatchObject({ value: 1 });
    newer.close();
  });

  it('is opened late when a tab with an older version does not let go: what was done meanwhile is written', async () => {
    const name = fresh();
    const old = await openDB(name, 1, { upgrade: (db) => void db.createObjectStore('entries') });
    await old.put('entries', { ...entry('q', { answer: 1 }, 5), format: 1 }, 'quiz-answer:q');
    const busy = await createIndexedDbBackend(name).catch((error: unknown) => error);
    if (!(busy instanceof StorageBusy)) throw new Error('The database was not held.');
    const store = await createProgress({
      openBackend: () => Promise.reject(busy),
      link: nobody,
      now: () => 10,
    });
    expect(store.status).toMatchObject({ cause: 'waiting' });
    await store.set('setting', 'a', 1);

    const persistent = new Promise<void>((resolve) => {
      store.onStatus(({ kind }) => kind === 'persistent' && resolve());
    });
    old.close();
    await persistent;
    await settled();
    expect(store.get('quiz-answer', 'q')?.value).toEqual({ answer: 1 });
    const later = await open(await createIndexedDbBackend(name));
    expect(later.get('setting', 'a')?.value).toBe(1);
  });
});
