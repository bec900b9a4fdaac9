import type { ProgressBackend } from './backend.ts';

/** Keeps entries until the tab is closed. For browsers that block storage, and for tests. */
export function createMemoryBackend(initial: Iterable<[string, unknown]> = []): ProgressBackend {
  const map = new Map<string, unknown>(initial);
  return {
    get: (key) => Promise.resolve(map.get(key)),
    put: (key, value, keep) => {
      if (!keep(map.get(key))) map.set(key, structuredClone(value));
      return Promise.resolve();
    },
    delete: (key, keep) => {
      if (!keep(map.get(key))) map.delete(key);
      return Promise.resolve();
    },
    entries: () => Promise.resolve([...map]),
  };
}
