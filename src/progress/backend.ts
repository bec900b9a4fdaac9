/**
 * Where entries are kept. Values are `unknown` on the way out: storage can hold what an older or newer version of the site
 * wrote, so the store checks each entry by itself.
 */
export interface ProgressBackend {
  /** A newer version of the site owns the storage: it can be read, and every write is refused. */
  readonly readOnly?: boolean;
  get(key: string): Promise<unknown>;
  /** Stores `value` unless `keep(stored)` says that what is there already should stay. Both in one atomic step. */
  put(key: string, value: unknown, keep: (stored: unknown) => boolean): Promise<void>;
  /** Removes the entry, unless `keep(stored)`. No error when it is not there. */
  delete(key: string, keep: (stored: unknown) => boolean): Promise<void>;
  entries(): Promise<[key: string, value: unknown][]>;
}

/** The storage can be opened only when another tab lets go of it. */
export class StorageBusy extends Error {
  /** The backend, as soon as the other tab has. */
  readonly later: Promise<ProgressBackend>;

  constructor(later: Promise<ProgressBackend>) {
    super('Another tab with an older version of this site holds the storage.');
    this.name = 'StorageBusy';
    this.later = later;
  }
}
