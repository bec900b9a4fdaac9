import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createMemoryBackend } from '../../../src/progress/memory-backend.ts';
import { createIndexedDbBackend } from '../../../src/progress/indexeddb-backend.ts';
import { createProgress, isOutdated } from '../../../src/progress/index.ts';
import { applyImport, preview } from '../../../src/progress/changes.ts';
import { entry, linkedTabs, nobody, open } from './support.ts';

let databases = 0;
const freshName = (): string => `progress-test-${(databases += 1)}`;

describe('a progress store on IndexedDB', () => {
  it('gives back after a reload what was set before', async () => {
    const name = freshName();
    const before = await open(await createIndexedDbBackend(name));
    await before.set('lab-edits', 'worker-pool', { 'pool.js': 'export {}' }, 'abc');

    const after = await open(await createIndexedDbBackend(name));
    expect(after.get('lab-edits', 'worker-pool')).toMatchObject({
      value: { 'pool.js': 'export {}' },
      contentHash: 'abc',
    });
    expect(after.status).toEqual({ kind: 'persistent' });
  });

  it('keeps kinds with the same id apart, and forgets what was deleted', async () => {
    const name = freshName();
    const before = await open(await createIndexedDbBackend(name));
    await before.set('lab-result', 'a', 1);
    await before.set('bench-best', 'a', 2);
    await before.delete('lab-result', 'a');

    const after = await open(await createIndexedDbBackend(name));
    expect(after.get('lab-result', 'a')).toBeUndefined();
    expect(after.get('bench-best', 'a')?.value).toBe(2);
  });

  it('does not let a tab with an old value overwrite what another tab stored since', async () => {
    const name = freshName();
    const slow = await open(await createIndexedDbBackend(name), () => 1000);
    const fast = await open(await createIndexedDbBackend(name), () => 2000);
    await fast.set('setting', 'theme', 'dark');
    await slow.set('setting', 'theme', 'light');

    const after = await open(await createIndexedDbBackend(name));
    expect(after.get('setting', 'theme')?.value).toBe('dark');
  });
});

describe('one bad entry', () => {
  it('is put aside and leaves the rest alone', async () => {
    const store = await open(
      createMemoryBackend([
        ['quiz-answer:good', entry('good', ['a'], 5)],
        ['quiz-answer:torn', { format: 2, kind: 'quiz-answer', id: 'torn' }],
        ['quiz-answer:future', { ...entry('future', 1, 5), format: 9 }],
        ['junk', null],
      ]),
    );
    expect(store.get('quiz-answer', 'good')?.value).toEqual(['a']);
    // What a newer version of the site wrote stays where that version finds it.
    expect(store.beside.aside.map(({ of, reason }) => `${of} ${reason}`)).toEqual([
      'quiz-answer:torn has no contentHash',
      'junk is not an object',
    ]);
  });
});

describe('when storage is blocked', () => {
  it('works in memory and says so', async () => {
    const blocked = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    const store = await createProgress({ openBackend: blocked, link: nobody });
    await store.set('quiz-answer', 'q1', 'a');
    expect(store.get('quiz-answer', 'q1')?.value).toBe('a');
    expect(store.status.kind === 'memory' && store.status.reason).toContain('until you close this tab');
  });

  it('falls back when the storage opens but cannot be read', async () => {
    const broken = { ...createMemoryBackend(), entries: () => Promise.reject(new Error('corrupt')) };
    expect((await open(broken)).status.kind).toBe('memory');
  });

  it('keeps the value and reports it when a later write fails', async () => {
    const full = { ...createMemoryBackend(), put: () => Promise.reject(new Error('QuotaExceededError')) };
    const store = await open(full);
    const seen: string[] = [];
    store.onStatus((status) => seen.push(status.kind));
    await store.set('lab-edits', 'a', 'work');
    expect(store.get('lab-edits', 'a')?.value).toBe('work');
    expect(seen).toEqual(['memory']);
  });
});

describe('tabs', () => {
  it('see each other’s changes and deletions', async () => {
    const [left, right] = linkedTabs();
    const a = await open(createMemoryBackend(), () => 1, left);
    const b = await open(createMemoryBackend(), () => 1, right);
    const seen: unknown[] = [];
    const stop = b.subscribe('quiz-answer', 'q1', (e) => seen.push(e?.value));
    await a.set('quiz-answer', 'q1', 'first');
    await a.set('quiz-answer', 'q1', 'second');
    await a.delete('quiz-answer', 'q1');
    stop();
    await a.set('quiz-answer', 'q1', 'after stop');
    expect(seen).toEqual(['first', 'second', undefined]);
    expect(b.get('quiz-answer', 'q1')?.value).toBe('after stop');
  });

  it('agree on one value when both write in the same millisecond', async () => {
    const [left, right] = linkedTabs();
    const a = await open(createMemoryBackend(), () => 1, left);
    const b = await open(createMemoryBackend(), () => 1, right);
    await Promise.all([a.set('setting', 's', 'x'), b.set('setting', 's', 'y')]);
    expect(a.get('setting', 's')?.value).toBe(b.get('setting', 's')?.value);
  });

  it('keep the newer value when the clock was set back', async () => {
    let time = 5000;
    const store = await open(createMemoryBackend(), () => time);
    await store.set('setting', 's', 'old');
    time = 10;
    await store.set('setting', 's', 'new');
    expect(store.get('setting', 's')).toMatchObject({ value: 'new', updatedAt: 5001 });
  });
});

describe('export and import', () => {
  it('merge newest-wins entry by entry and skip bad ones', async () => {
    const store = await open(
      createMemoryBackend([
        ['quiz-answer:older', entry('older', { by: 'me' }, 10)],
        ['quiz-answer:newer', entry('newer', { by: 'me' }, 30)],
      ]),
    );
    const envelope = store.export();
    const incoming = {
      ...envelope,
      entries: [
        entry('older', { by: 'them' }, 20),
        entry('newer', { by: 'them' }, 20),
        entry('extra', { by: 'them' }, 1),
        { broken: true },
      ],
    };
    const report = await applyImport(store, preview(store, JSON.parse(JSON.stringify(incoming))), 'Import');
    expect(report).toMatchObject({ taken: 2, kept: 1, bad: [{ key: 'entry 4' }] });
    expect(store.list('quiz-answer').map((e) => `${e.id} ${JSON.stringify(e.value)}`)).toEqual([
      'newer {"by":"me"}',
      'older {"by":"them"}',
      'extra {"by":"them"}',
    ]);
  });

  it('refuse a file that is something else, in words for the reader', async () => {
    const store = await open(createMemoryBackend());
    expect(() => preview(store, { hello: 1 })).toThrow('not a Hotpath progress export');
  });
});

describe('isOutdated', () => {
  it('is true only when the content changed since', () => {
    expect(isOutdated(entry('q', 1, 1), 'h1')).toBe(false);
    expect(isOutdated(entry('q', 1, 1), 'h2')).toBe(true);
    expect(isOutdated({ ...entry('q', 1, 1), contentHash: '' }, 'h2')).toBe(false);
  });
});
