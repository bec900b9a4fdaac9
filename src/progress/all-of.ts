import type { IDBPDatabase } from 'idb';

/** The object store that holds the entries. */
export const STORE = 'entries';

/** Everything that the database holds. */
export async function allOf(database: IDBPDatabase): Promise<[string, unknown][]> {
  const tx = database.transaction(STORE, 'readonly');
  const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  await tx.done;
  return keys.map((key, i): [string, unknown] => [typeof key === 'string' ? key : `key ${i + 1}`, values[i]]);
}
