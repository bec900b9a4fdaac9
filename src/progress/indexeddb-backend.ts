import { openDB, type IDBPDatabase } from 'idb';
import { allOf, STORE } from './all-of.ts';
import { StorageBusy, type ProgressBackend } from './backend.ts';

/**
 * Version of the database. 1: entries of format 1. 2: the same store; the number makes tabs with the code of format 1 let go,
 * which would take entries of format 2 for unreadable and write over them.
 */
const DATABASE = 2;

/**
 * Keeps entries in IndexedDB. A connection that the browser ends is opened again by the next read or write. Where a newer
 * version of the site has been, the backend is `readOnly`.
 * @throws {StorageBusy} while another tab keeps an older version of the database open
 * @throws {DOMException} when the browser blocks storage (private windows, "block all cookies", a full disk)
 */
export async function createIndexedDbBackend(name = 'hotpath-progress'): Promise<ProgressBackend> {
  let connection: Promise<IDBPDatabase> | undefined;
  const forget = (): void => {
    connection = undefined;
  };
  const connect = (): Promise<IDBPDatabase> => {
    if (connection === undefined) {
      connection = openCurrent(name, forget);
      connection.catch(forget);
    }
    return connection;
  };
  const backend = writable(connect);
  try {
    await connect();
  } catch (error) {
    if (error instanceof BusyDatabase) {
      throw new StorageBusy(
        error.later.then((database) => {
          connection = Promise.resolve(database);
          return backend;
        }),
      );
    }
    if (error instanceof Error && error.name === 'VersionError') {
      // Hardly anybody ever needs it.
      const { readOnly } = await import('./read-only-backend.ts');
      return readOnly(await openDB(name), error);
    }
    throw error;
  }
  return backend;
}

class BusyDatabase extends Error {
  readonly later: Promise<IDBPDatabase>;
  constructor(later: Promise<IDBPDatabase>) {
    super('busy');
    this.later = later;
  }
}

function openCurrent(name: string, onGone: () => void): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    const opening = openDB(name, DATABASE, {
      upgrade(database, from) {
        if (from < 1) database.createObjectStore(STORE);
      },
      blocked: () => reject(new BusyDatabase(opening)),
      // Another tab runs a newer version of the site and wants to upgrade: let it. What is written next finds that out.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        onGone();
      },
      terminated: onGone,
    });
    opening.then(resolve, reject);
  });
}

function writable(connect: () => Promise<IDBPDatabase>): ProgressBackend {
  const change = async (
    key: string,
    keep: (stored: unknown) => boolean,
    act: (store: IDBObjectStore) => unknown,
  ): Promise<void> => {
    const tx = (await connect()).transaction(STORE, 'readwrite');
    const done = tx.done;
    // A failure inside ends the transaction too; the first of the two is told below.
    done.catch(() => undefined);
    if (!keep(await tx.store.get(key))) await act(tx.store as unknown as IDBObjectStore);
    await done;
  };
  return {
    get: async (key) => (await connect()).get(STORE, key) as Promise<unknown>,
    put: (key, value, keep) => change(key, keep, (store) => store.put(value, key)),
    delete: (key, keep) => change(key, keep, (store) => store.delete(key)),
    entries: async () => allOf(await connect()),
  };
}
