import { asideItem, MOST_ASIDE, type AsideItem } from './aside.ts';
import type { ProgressBackend } from './backend.ts';
import type { Saver } from './saver.ts';
import type { UndoStep } from './undo.ts';

/** What is kept beside the entries: what gave way, and steps that can be taken back. */
export class Beside {
  readonly #saver: Saver;
  readonly #now: () => number;
  /** Called after every change. */
  readonly #tell: () => void;
  readonly #aside = new Map<string, AsideItem>();
  readonly #undo = new Map<string, UndoStep>();

  constructor(saver: Saver, now: () => number, tell: () => void) {
    this.#saver = saver;
    this.#now = now;
    this.#tell = tell;
  }

  /** What gave way and was not thrown away, the latest first. */
  get aside(): AsideItem[] {
    return [...this.#aside.values()].sort((a, b) => b.at - a.at);
  }

  /** Resets and imports that can be taken back, the latest last. */
  get undoSteps(): UndoStep[] {
    return [...this.#undo.values()].sort((a, b) => a.key.localeCompare(b.key));
  }

  /** Takes in what storage holds. */
  takeIn(found: AsideItem | UndoStep): void {
    if ('changes' in found) this.#undo.set(found.key, found);
    else this.#aside.set(found.key, found);
  }

  /** Keeps something that gives way, under a key of its own; `then` goes on in storage once that is done. Never rejects. */
  async setAside(
    key: string,
    raw: unknown,
    reason: string,
    then?: (backend: ProgressBackend) => Promise<void>,
  ): Promise<void> {
    const item = asideItem(key, raw, reason, this.#now());
    this.#aside.set(item.key, item);
    await this.#saver.save(item.key, async (backend) => {
      await backend.put(item.key, item, () => false);
      await then?.(backend);
    });
    const same = this.aside.filter(({ of }) => of === key);
    await Promise.all(same.slice(MOST_ASIDE).map((old) => this.forgetAside(old.key)));
    this.#tell();
  }

  /** Forgets something that was put aside. Never rejects. */
  async forgetAside(key: string): Promise<void> {
    await this.#forget(this.#aside, key);
  }

  /** Keeps a step that can be taken back. Never rejects. */
  async keepUndo(step: UndoStep): Promise<void> {
    this.#undo.set(step.key, step);
    await this.#saver.save(step.key, (backend) => backend.put(step.key, step, () => false));
  }

  /** Forgets a step. Never rejects. */
  async forgetUndo(key: string): Promise<void> {
    await this.#forget(this.#undo, key);
  }

  async #forget(from: Map<string, unknown>, key: string): Promise<void> {
    if (!from.delete(key)) return;
    this.#tell();
    await this.#saver.save(key, (backend) => backend.delete(key, () => false));
  }
}
