import { webcontainerSteps as words } from '#words/engines/webcontainer-steps.ts';
import type { BootStep } from '../types.ts';

type StepId = keyof typeof words;

/** The steps of one boot with their times, for everybody who follows it, also from the middle on. */
export class BootSteps {
  readonly #listeners = new Set<(step: BootStep) => void>();
  #steps = new Map<StepId, BootStep>();

  constructor() {
    this.reset();
  }

  /** Back to before the first step. */
  reset(): void {
    for (const id of Object.keys(words) as StepId[]) this.#set({ id, label: words[id], status: 'idle' });
  }

  /** Tells where each step stands, and every change from now on. Returns a function that ends it. */
  follow(listener: (step: BootStep) => void): () => void {
    for (const step of this.#steps.values()) listener(step);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs one step. @throws what it throws */
  async run<T>(id: StepId, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const set = (status: BootStep['status']): void =>
      this.#set({ id, label: words[id], status, ms: performance.now() - startedAt });
    this.#set({ id, label: words[id], status: 'running' });
    try {
      const result = await work();
      set('completed');
      return result;
    } catch (error) {
      set('failed');
      throw error;
    }
  }

  /** A step that was not needed. */
  skip(id: StepId): void {
    this.#set({ id, label: words[id], status: 'skipped' });
  }

  #set(step: BootStep): void {
    this.#steps.set(step.id as StepId, step);
    for (const listener of this.#listeners) listener(step);
  }
}
