import type { ProgressBackend } from './backend.ts';
import { createEnvelope, readEnvelope, type ImportReport, type ProgressEnvelope } from './envelope.ts';
import {
  ENTRY_FORMAT,
  entryKey,
  newestOf,
  parseEntry,
  type BadEntry,
  type ProgressEntry,
  type ProgressKind,
} from './entry.ts';
import type { TabLink, TabMessage } from './tab-link.ts';

/** Whether the reader's work outlives this tab. `reason` is a sentence for the reader. */
export type StorageStatus = { kind: 'persistent' } | { kind: 'memory'; reason: string };

type Listener = (entry: ProgressEntry | undefined) => void;

export interface ProgressStoreOptions {
  backend: ProgressBackend;
  status: StorageStatus;
  link: TabLink;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** Everything the reader did, in memory for synchronous reads, written through to storage and to the site's other tabs. */
export class ProgressStore {
  readonly #backend: ProgressBackend;
  readonly #link: TabLink;
  readonly #now: () => number;
  readonly #entries = new Map<string, ProgressEntry>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #statusListeners = new Set<(status: StorageStatus) => void>();
  readonly #bad: BadEntry[] = [];
  #status: StorageStatus;

  private constructor(options: ProgressStoreOptions) {
    this.#backend = options.backend;
    this.#link = options.link;
    this.#now = options.now;
    this.#status = options.status;
    this.#link.onMessage((message) => this.#receive(message));
  }

  /**
   * Loads what the backend holds. Entries that cannot be read are left where they are and listed in {@link badEntries}.
   * @throws whatever `backend.entries()` throws: then nothing can be kept there.
   */
  static async load(options: ProgressStoreOptions): Promise<ProgressStore> {
    // Subscribed to the other tabs before reading, or a change made in between would be missed.
    const store = new ProgressStore(options);
    for (const [key, raw] of await options.backend.entries()) {
      const entry = parseEntry(raw);
      if (typeof entry === 'string') store.#bad.push({ key, reason: entry });
      else store.#accept(entry);
    }
    return store;
  }

  /** Whether work outlives this tab. It can turn to `memory` later, when the disk is full. */
  get status(): StorageStatus {
    return this.#status;
  }

  /** Entries of storage that were left out, and why. */
  get badEntries(): readonly BadEntry[] {
    return this.#bad;
  }

  get(kind: ProgressKind, id: string): ProgressEntry | undefined {
    return this.#entries.get(entryKey(kind, id));
  }

  /** All entries of a kind, newest first. */
  list(kind: ProgressKind): ProgressEntry[] {
    return [...this.#entries.values()].filter((e) => e.kind === kind).sort((a, b) => b.updatedAt - a.updatedAt);
  }

  /**
   * Keeps `value` (JSON). Readers of this and other tabs see it at once; the promise ends when it is written to storage. It never
   * rejects: when storage fails, the value stays in memory and {@link status} says so.
   */
  async set(kind: ProgressKind, id: string, value: unknown, contentHash = ''): Promise<void> {
    const updatedAt = this.#nextTime(kind, id);
    const entry: ProgressEntry = { format: ENTRY_FORMAT, kind, id, value, contentHash, updatedAt };
    this.#accept(entry);
    await this.#write(entry);
    this.#link.post({ type: 'set', entry });
  }

  /** Forgets one entry, here, in storage and in the other tabs. Never rejects, as {@link set}. */
  async delete(kind: ProgressKind, id: string): Promise<void> {
    const at = this.#nextTime(kind, id);
    this.#forget(kind, id, at);
    await this.#try(() => this.#backend.delete(entryKey(kind, id), (stored) => isNewer(stored, at)));
    this.#link.post({ type: 'delete', kind, id, at });
  }

  /**
   * Calls `listener` after every change of one entry, made here, in another tab or by an import.
   * @returns a function that ends the subscription.
   */
  subscribe(kind: ProgressKind, id: string, listener: Listener): () => void {
    const key = entryKey(kind, id);
    const set = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, set.add(listener));
    return () => set.delete(listener);
  }

  /** Calls `listener` when {@link status} changes. Returns a function that ends the subscription. */
  onStatus(listener: (status: StorageStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  /** Everything as one JSON document, for the reader to keep. */
  export(): ProgressEnvelope {
    return createEnvelope([...this.#entries.values()], this.#now());
  }

  /**
   * Merges an exported document: per entry, the newer one stays.
   * @throws {Error} with a sentence for the reader when `raw` is no such document at all.
   */
  async import(raw: unknown): Promise<ImportReport> {
    const { entries, bad } = readEnvelope(raw);
    let taken = 0;
    for (const entry of entries) {
      if (!this.#accept(entry)) continue;
      taken += 1;
      await this.#write(entry);
      this.#link.post({ type: 'set', entry });
    }
    return { taken, kept: entries.length - taken, bad };
  }

  /** Stops listening to other tabs. */
  close(): void {
    this.#link.close();
  }

  /** A clock that was set back, or two changes in one millisecond, must not make the newer value lose. */
  #nextTime(kind: ProgressKind, id: string): number {
    return Math.max(this.#now(), (this.get(kind, id)?.updatedAt ?? 0) + 1);
  }

  /** Takes over an entry unless ours is newer; says whether it did. */
  #accept(entry: ProgressEntry): boolean {
    const key = entryKey(entry.kind, entry.id);
    const ours = this.#entries.get(key);
    if (ours !== undefined && newestOf(ours, entry) === ours) return false;
    this.#entries.set(key, entry);
    this.#notify(key, entry);
    return true;
  }

  #forget(kind: ProgressKind, id: string, at: number): void {
    const key = entryKey(kind, id);
    const ours = this.#entries.get(key);
    if (ours === undefined || ours.updatedAt > at) return;
    this.#entries.delete(key);
    this.#notify(key, undefined);
  }

  #receive(message: TabMessage): void {
    if (message.type === 'delete') {
      this.#forget(message.kind, message.id, message.at);
      return;
    }
    const entry = parseEntry(message.entry);
    if (typeof entry !== 'string') this.#accept(entry);
  }

  #write(entry: ProgressEntry): Promise<void> {
    return this.#try(() =>
      this.#backend.put(entryKey(entry.kind, entry.id), entry, (stored) => isNewer(stored, entry.updatedAt)),
    );
  }

  async #try(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (this.#status.kind === 'memory') return;
      const cause = error instanceof Error ? error.message : String(error);
      this.#status = {
        kind: 'memory',
        reason: `Your browser refused to save (${cause}). Export your progress before you leave.`,
      };
      for (const listener of this.#statusListeners) listener(this.#status);
    }
  }

  #notify(key: string, entry: ProgressEntry | undefined): void {
    for (const listener of this.#listeners.get(key) ?? []) listener(entry);
  }
}

/** An unreadable stored entry is never newer: the reader's new work replaces it. */
function isNewer(stored: unknown, updatedAt: number): boolean {
  const entry = parseEntry(stored);
  return typeof entry !== 'string' && entry.updatedAt > updatedAt;
}
