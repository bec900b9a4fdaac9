import { openDB } from 'idb';
import type { ProgressBackend } from './backend.ts';

const STORE = 'entries';

/**
 * Keeps entries in IndexedDB.
 * @throws {DOMException} when the browser blocks storage (private windows, "block all cookies", a full disk).
 */
export async function createIndexedDbBackend(name = 'hotpath-progress'): Promise<ProgressBackend> {
  const db = await openDB(name, 1, {
    upgrade(database) {
      database.createObjectStore(STORE);
    },
    // Another tab runs a newer version of the site and wants to upgrade: let it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  return {
    get: (key) => db.get(STORE, key),
    put: async (key, value, keep) => {
      const tx = db.transaction(STORE, 'readwrite');
      if (!keep(await tx.store.get(key))) await tx.store.put(value, key);
      await tx.done;
    },
    delete: async (key, keep) => {
      const tx = db.transaction(STORE, 'readwrite');
      if (!keep(await tx.store.get(key))) await tx.store.delete(key);
      await tx.done;
    },
    entries: async () => {
      const tx = db.transaction(STORE, 'readonly');
      const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
      await tx.done;
      return keys.map((key, i): [string, unknown] => [typeof key === 'string' ? key : `key ${i + 1}`, values[i]]);
    },
  };
}
