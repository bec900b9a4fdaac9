import { afterEach, expect, it, vi } from 'vitest';
import { leaveLastWords, takeLastWords } from '../../../src/progress/last-words.ts';
import { createProgress } from '../../../src/progress/open.ts';
import type { ProgressBackend } from '../../../src/progress/backend.ts';
import { createMemoryBackend } from '../../../src/progress/memory-backend.ts';

afterEach(() => vi.unstubAllGlobals());

/** What `localStorage` is, as far as it is used. */
function fakeStorage() {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

/** A store whose writes never end. */
const stuck = () =>
  createProgress({
    openBackend: () =>
      Promise.resolve<ProgressBackend>({ ...createMemoryBackend(), put: () => new Promise<never>(() => undefined) }),
    link: { post: () => undefined, onMessage: () => undefined, close: () => undefined },
  });

const fresh = () =>
  createProgress({
    openBackend: () => Promise.resolve(createMemoryBackend()),
    link: { post: () => undefined, onMessage: () => undefined, close: () => undefined },
  });

it('what a page had not written when it was left is there on the next', async () => {
  const kept = fakeStorage();
  const left = await stuck();
  void left.set('quiz-run', 'streams', { at: 'seven' });
  leaveLastWords(left);
  const next = await fresh();
  takeLastWords(next);
  expect(next.get('quiz-run', 'streams')?.value).toEqual({ at: 'seven' });
  expect(kept.size).toBe(0);
});

it('what was written leaves no words, and those of two pages add up', async () => {
  const kept = fakeStorage();
  const written = await fresh();
  await written.set('quiz-run', 'streams', 1);
  leaveLastWords(written);
  expect(kept.size).toBe(0);
  for (const id of ['a', 'b']) {
    const left = await stuck();
    void left.set('quiz-run', id, id);
    leaveLastWords(left);
  }
  const next = await fresh();
  takeLastWords(next);
  expect(
    next
      .list('quiz-run')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['a', 'b']);
});

it('newer work, nonsense and a blocked storage harm nothing', async () => {
  const kept = fakeStorage();
  const left = await stuck();
  void left.set('quiz-run', 'streams', 'older');
  leaveLastWords(left);
  const next = await fresh();
  for (const entry of left.unwritten) await next.put({ ...entry, value: 'newer', updatedAt: entry.updatedAt + 1 });
  takeLastWords(next);
  expect(next.get('quiz-run', 'streams')?.value).toBe('newer');

  kept.set('hotpath-last-words', '[{"kind":7}, 5');
  takeLastWords(next);
  vi.stubGlobal('localStorage', undefined);
  takeLastWords(next);
  leaveLastWords(left);
  expect(next.all()).toHaveLength(1);
});
