import type { ProgressBackend } from './backend.ts';
import { statusOf, type StorageStatus } from './status.ts';

type Write = (backend: ProgressBackend) => Promise<void>;

/** Writes to storage. What could not be written is remembered and tried again, and somebody is told. */
export class Saver {
  #backend: ProgressBackend;
  /** What is so when every write succeeds. */
  #usual: StorageStatus;
  #status: StorageStatus;
  /** The latest write of each key that failed. */
  readonly #failed = new Map<string, Write>();
  readonly #listeners = new Set<(status: StorageStatus) => void>();

  constructor(backend: ProgressBackend, status: StorageStatus) {
    this.#backend = backend;
    this.#usual = status;
    this.#status = status;
  }

  get status(): StorageStatus {
    return this.#status;
  }

  /** Calls `listener` when the status changes; returns a function that ends it. */
  onStatus(listener: (status: StorageStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Writes what belongs to `key`, in place of an earlier write of the same key that failed. Never rejects. */
  async save(key: string, write: Write): Promise<void> {
    this.#failed.delete(key);
    if (await this.#try(key, write)) await this.retry();
  }

  /** Tries what has failed so far once more; ends at the first that fails again. Never rejects. */
  async retry(): Promise<void> {
    for (const [key, write] of [...this.#failed]) {
      this.#failed.delete(key);
      if (!(await this.#try(key, write))) return;
    }
    if (this.#failed.size === 0) this.#say(this.#usual);
  }

  /** Goes on with another backend, which `status` is true of. Nothing is copied: the owner saves what it has. */
  use(backend: ProgressBackend, status: StorageStatus): void {
    this.#backend = backend;
    this.#usual = status;
    this.#say(status);
  }

  async #try(key: string, write: Write): Promise<boolean> {
    try {
      await write(this.#backend);
      return true;
    } catch (error) {
      // One of the same key that came meanwhile is the one to try again.
      if (!this.#failed.has(key)) this.#failed.set(key, write);
      if (this.#usual.kind === 'persistent') this.#say(statusOf(error, 'refused'));
      return false;
    }
  }

  #say(status: StorageStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}
