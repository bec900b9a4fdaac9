import { asideReason } from '#words/progress/store.ts';
import { isAsideKey, readAside } from './aside.ts';
import type { ProgressBackend } from './backend.ts';
import { Beside } from './beside.ts';
import { createEnvelope, type ProgressEnvelope } from './envelope.ts';
import {
  ENTRY_FORMAT,
  entryKey,
  isFromTheFuture,
  newestOf,
  parseEntry,
  sameValue,
  type ProgressEntry,
  type ProgressKind,
} from './entry.ts';
import { Saver } from './saver.ts';
import type { StorageStatus } from './status.ts';
import type { TabLink, TabMessage } from './tab-link.ts';
import { isUndoKey, readUndo } from './undo.ts';

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
  readonly now: () => number;
  /** What gave way, and steps that can be taken back. */
  readonly beside: Beside;
  readonly #saver: Saver;
  readonly #link: TabLink;
  readonly #entries = new Map<string, ProgressEntry>();
  /** Stored entries of a newer version of the site. They stay where they are until somebody writes in their place. */
  readonly #future = new Map<string, unknown>();
  /** Entries whose write has not ended. */
  readonly #unwritten = new Map<string, ProgressEntry>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #watchers = new Set<() => void>();

  private constructor({ backend, status, link, now }: ProgressStoreOptions) {
    this.#saver = new Saver(backend, status);
    this.#link = link;
    this.now = now;
    this.beside = new Beside(this.#saver, now, () => this.#tell());
    this.#link.onMessage((message) => this.#receive(message));
  }

  /**
   * Loads what the backend holds. Entries that cannot be read are put aside, see {@link Beside.aside}.
   * @throws whatever `backend.entries()` throws: then nothing can be kept there.
   */
  static async load(options: ProgressStoreOptions): Promise<ProgressStore> {
    // Subscribed to the other tabs before reading, or a change made in between would be missed.
    const store = new ProgressStore(options);
    store.#takeIn(await options.backend.entries());
    return store;
  }

  /** Whether work outlives this tab. It can turn to `memory` later, when the disk is full, and back when there is room. */
  get status(): StorageStatus {
    return this.#saver.status;
  }

  get(kind: ProgressKind, id: string): ProgressEntry | undefined {
    return this.#entries.get(entryKey(kind, id));
  }

  /** All entries, in no order. */
  all(): ProgressEntry[] {
    return [...this.#entries.values()];
  }

  /** All entries of a kind, newest first. */
  list(kind: ProgressKind): ProgressEntry[] {
    return this.all()
      .filter((e) => e.kind === kind)
      .sort((a, b) => b.updatedAt - a.updatedAt);
  }

  /**
   * Keeps `value` (JSON). Readers of this and other tabs see it at once; the promise ends when it is written to storage. It never
   * rejects: when storage fails, the value stays in memory, {@link status} says so, and it is tried again with the next change.
   */
  async set(kind: ProgressKind, id: string, value: unknown, contentHash = ''): Promise<void> {
    const base = this.get(kind, id)?.updatedAt;
    const updatedAt = this.nextTime(kind, id);
    const entry = { format: ENTRY_FORMAT, kind, id, value, contentHash, updatedAt };
    await this.put(base === undefined ? entry : { ...entry, base });
  }

  /** Takes over an entry as it is, unless ours is newer. Never rejects, as {@link set}. */
  async put(entry: ProgressEntry): Promise<void> {
    this.#accept(entry);
    await this.#write(entry);
    this.#link.post({ type: 'set', entry });
  }

  /** Forgets one entry, here, in storage and in the other tabs. Never rejects, as {@link set}. */
  async delete(kind: ProgressKind, id: string): Promise<void> {
    const at = this.nextTime(kind, id);
    this.#forget(kind, id, at);
    const key = entryKey(kind, id);
    await this.#saver.save(key, (backend) =>
      backend.delete(key, (stored) => {
        const entry = parseEntry(stored);
        return typeof entry !== 'string' && entry.updatedAt > at;
      }),
    );
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

  /** Calls `listener` after a change of anything that is kept. Returns a function that ends the subscription. */
  onChange(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  /** Calls `listener` when {@link status} changes. Returns a function that ends the subscription. */
  onStatus(listener: (status: StorageStatus) => void): () => void {
    return this.#saver.onStatus(listener);
  }

  /** Entries that storage may not have yet: a page that is left now would lose them. */
  get unwritten(): ProgressEntry[] {
    return [...this.#unwritten.values()];
  }

  /** Everything as one JSON document, for the reader to keep. */
  export(): ProgressEnvelope {
    return createEnvelope(this.all(), this.now(), this.beside.aside);
  }

  /** Writes what could not be written so far. Never rejects. */
  retry(): Promise<void> {
    return this.#saver.retry();
  }

  /**
   * Goes on with a storage that can be had only now: what it holds and what is here are merged, and all of it is written.
   * @throws whatever `backend.entries()` throws: then everything stays as it was.
   */
  async adopt(backend: ProgressBackend): Promise<void> {
    const stored = await backend.entries();
    this.#saver.use(backend, { kind: 'persistent' });
    this.#takeIn(stored);
    await Promise.all(this.all().map((entry) => this.#write(entry)));
  }

  /** A time for the next version. A clock that was set back, or two changes in one millisecond, must not make the newer value lose. */
  nextTime(kind: ProgressKind, id: string): number {
    return Math.max(this.now(), (this.get(kind, id)?.updatedAt ?? 0) + 1);
  }

  /** Stops listening to other tabs. */
  close(): void {
    this.#link.close();
  }

  #takeIn(stored: readonly [string, unknown][]): void {
    for (const [key, raw] of stored) {
      const undo = isUndoKey(key) ? readUndo(key, raw) : undefined;
      const entry = parseEntry(raw);
      if (undo !== undefined) this.beside.takeIn(undo);
      else if (isAsideKey(key)) this.beside.takeIn(readAside(key, raw));
      else if (typeof entry !== 'string') this.#merge(entry);
      else if (isFromTheFuture(raw)) this.#future.set(key, raw);
      else {
        // Moved, not copied: it must not be found again by every visit, nor be overwritten by new work.
        const stillBad = (there: unknown): boolean => typeof parseEntry(there) !== 'string';
        void this.beside.setAside(key, raw, entry, (backend) => backend.delete(key, stillBad));
      }
    }
  }

  /** Takes over an entry that was made elsewhere. Of edits that were made at the same time, the older ones are put aside. */
  #merge(theirs: ProgressEntry): void {
    const key = entryKey(theirs.kind, theirs.id);
    const ours = this.#entries.get(key);
    const [loser, winner] = this.#accept(theirs) ? [ours, theirs] : [theirs, ours];
    if (loser === undefined || winner === undefined || theirs.kind !== 'lab-edits') return;
    if (winner.base === loser.updatedAt || winner.updatedAt === loser.updatedAt || sameValue(winner, loser)) return;
    void this.beside.setAside(key, loser, asideReason.twoTabs);
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
    if (typeof entry !== 'string') this.#merge(entry);
  }

  async #write(entry: ProgressEntry): Promise<void> {
    const key = entryKey(entry.kind, entry.id);
    const future = this.#future.get(key);
    if (future !== undefined) {
      this.#future.delete(key);
      await this.beside.setAside(key, future, asideReason.future);
    }
    let newer: ProgressEntry | undefined;
    this.#unwritten.set(key, entry);
    await this.#saver.save(key, (backend) =>
      backend.put(key, entry, (stored) => {
        const there = parseEntry(stored);
        const stays = typeof there !== 'string' && newestOf(there, entry) === there;
        newer = stays ? there : undefined;
        return stays;
      }),
    );
    if (this.#unwritten.get(key) === entry) this.#unwritten.delete(key);
    // What another tab wrote and did not tell, or not yet.
    if (newer !== undefined) this.#merge(newer);
  }

  #notify(key: string, entry: ProgressEntry | undefined): void {
    for (const listener of this.#listeners.get(key) ?? []) listener(entry);
    this.#tell();
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
