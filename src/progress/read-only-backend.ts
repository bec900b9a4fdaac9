import type { IDBPDatabase } from 'idb';
import { allOf, STORE } from './all-of.ts';
import type { ProgressBackend } from './backend.ts';

/** What can be done with the database of a newer version: to look. Every write is rejected with `refusal`. */
export function readOnly(database: IDBPDatabase, refusal: Error): ProgressBackend {
  database.addEventListener('versionchange', () => database.close());
  const known = database.objectStoreNames.contains(STORE);
  return {
    readOnly: true,
    get: async (key) => (known ? (database.get(STORE, key) as Promise<unknown>) : undefined),
    put: () => Promise.reject(refusal),
    delete: () => Promise.reject(refusal),
    entries: async () => (known ? allOf(database) : []),
  };
}
