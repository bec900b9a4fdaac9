import { describe, expect, test } from 'vitest';
import { keepAll, type DownloadProgress } from '../../../src/offline/download.ts';
import type { Ask, FileState, KeepResult } from '../../../src/offline/messages.ts';
import { inWords, partStates } from '../../../src/offline/summary.ts';

const files = (count: number): FileState[] =>
  Array.from({ length: count }, (_, i) => ({ path: `page-${i}/`, bytes: 10, here: false }));

/** A worker that answers `keep` as `result` says, and remembers what it was asked. */
function worker(result: (path: string) => KeepResult) {
  const asked: string[] = [];
  const ask = (async (_type: string, { path }: { path: string }) => {
    asked.push(path);
    return result(path);
  }) as unknown as Ask;
  return { asked, ask };
}

const never = new AbortController().signal;

describe('making everything available', () => {
  test('asks for what is missing only, and ends with all bytes', async () => {
    const seen: DownloadProgress[] = [];
    const { asked, ask } = worker(() => 'kept');
    const all = [...files(6), { path: 'here/', bytes: 99, here: true }];
    expect(await keepAll(all, ask, never, (progress) => seen.push(progress))).toEqual({ kind: 'done' });
    expect(asked).toHaveLength(6);
    expect(asked).not.toContain('here/');
    expect(seen[0]).toEqual({ bytes: 0, totalBytes: 60 });
    expect(seen.at(-1)).toEqual({ bytes: 60, totalBytes: 60 });
  });

  test('goes on past single failures and counts them', async () => {
    const { asked, ask } = worker((path) => (path === 'page-1/' ? 'network' : path === 'page-3/' ? 'damaged' : 'kept'));
    const end = await keepAll(files(20), ask, never, () => undefined);
    expect(end).toEqual({ kind: 'incomplete', failures: { network: 1, damaged: 1 } });
    expect(asked).toHaveLength(20);
  });

  test('stops when there is no more room', async () => {
    const { asked, ask } = worker((path) => (path === 'page-5/' ? 'full' : 'kept'));
    expect(await keepAll(files(200), ask, never, () => undefined)).toEqual({ kind: 'full' });
    expect(asked.length).toBeLessThan(20);
  });

  test('gives up when nothing can be reached any more', async () => {
    const { asked, ask } = worker(() => 'network');
    const end = await keepAll(files(200), ask, never, () => undefined);
    expect(end).toEqual({ kind: 'incomplete', failures: { network: asked.length } });
    expect(asked.length).toBeLessThan(20);
  });

  test('stops when it is cancelled', async () => {
    const own = new AbortController();
    const { asked, ask } = worker((path) => {
      if (path === 'page-2/') own.abort();
      return 'kept';
    });
    expect(await keepAll(files(200), ask, own.signal, () => undefined)).toEqual({ kind: 'cancelled' });
    expect(asked.length).toBeLessThan(20);
  });
});

test('what is here is told by parts that readers know, and nothing is counted twice', () => {
  const states: FileState[] = [
    { path: 'guides/caching/', bytes: 1000, here: true },
    { path: 'guides/', bytes: 500, here: false },
    { path: 'engine/process-0123456789.js', bytes: 7, here: true },
    { path: '', bytes: 3, here: true },
  ];
  expect(partStates(states)).toEqual([
    { name: 'Guides', files: 2, bytes: 1500, filesHere: 1, bytesHere: 1000 },
    { name: 'Node.js engine', files: 1, bytes: 7, filesHere: 1, bytesHere: 7 },
    { name: 'Everything else', files: 1, bytes: 3, filesHere: 1, bytesHere: 3 },
  ]);
});

test('sizes in words', () => {
  expect([0, 100, 90_000, 1024 * 1024, 38.42 * 1024 * 1024].map(inWords)).toEqual([
    '0 KiB',
    '1 KiB',
    '88 KiB',
    '1.0 MiB',
    '38.4 MiB',
  ]);
});
