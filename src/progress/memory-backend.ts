import type { ProgressBackend } from './backend.ts';

/** Keeps entries until the tab is closed. For browsers that block storage, and for tests. */
export function createMemoryBackend(initial: Iterable<[string, unknown]> = []): ProgressBackend {
  const map = new Map<string, unknown>(initial);
  return {
    get: async (key) => map.get(key),
    put: async (key, value, keep) => {
      if (!keep(map.get(key))) map.set(key, structuredClone(value));
    },
    delete: async (key, keep) => {
      if (!keep(map.get(key))) map.delete(key);
    },
    entries: async () => [...map],
  };
}
