/**
 * Where entries are kept. Values are `unknown` on the way out: storage can hold what an older or newer version of the site
 * wrote, so the store checks each entry by itself.
 */
export interface ProgressBackend {
  get(key: string): Promise<unknown>;
  /** Stores `value` unless `keep(stored)` says that what is there already should stay. Both in one atomic step. */
  put(key: string, value: unknown, keep: (stored: unknown) => boolean): Promise<void>;
  /** Removes the entry, unless `keep(stored)`. No error when it is not there. */
  delete(key: string, keep: (stored: unknown) => boolean): Promise<void>;
  entries(): Promise<[key: string, value: unknown][]>;
}
