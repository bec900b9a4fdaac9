import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { parseChoice, type EngineChoice } from '../../engines/policy/choice.ts';
import type { EngineSwitch, EngineView } from '../../engines/policy/switch.ts';
import type { BootStep, LabEngine } from '../../engines/types.ts';
import type { LabSummary } from '../../lab/session/package.ts';

/** Name of the kept choice among the settings of the progress store; one for all labs. */
const SETTING = 'engine';

/** The engines of a lab's page. Their code is loaded with the first run, or when the reader chooses one. */
export class LabEngines {
  /** Undefined until then. */
  readonly view: ReadonlySignal<EngineView | undefined>;
  /** The kept choice, whether or not engines have been loaded. */
  readonly choice: ReadonlySignal<EngineChoice>;
  /** The next run would be on a WebContainer that failed. */
  readonly stranded: ReadonlySignal<boolean>;
  readonly #view = signal<EngineView | undefined>(undefined);
  readonly #choice = signal<EngineChoice>('auto');
  readonly #lab: LabSummary;
  #switch: Promise<EngineSwitch> | undefined;
  #restored: Promise<void> | undefined;

  constructor(lab: LabSummary) {
    this.#lab = lab;
    this.view = this.#view;
    this.choice = this.#choice;
    this.stranded = computed(() => {
      const { decision, container } = this.#view.value ?? {};
      return decision?.engine === 'webcontainer' && container?.status === 'failed';
    });
  }

  /** Brings back the choice of an earlier visit; other tabs' choices arrive here too. Never rejects. */
  restore(): Promise<void> {
    this.#restored ??= this.#restore().catch(() => undefined);
    return this.#restored;
  }

  /** The engine for a run that starts now, made ready. @throws {EngineError} */
  async take(signal: AbortSignal, onStep: (step: BootStep) => void): Promise<LabEngine> {
    return (await this.#load()).take(signal, onStep);
  }

  /** To be called after each run, with what it threw if it did. */
  async release(engine: LabEngine | undefined, error?: unknown): Promise<void> {
    (await this.#load()).release(engine, error);
  }

  /** Takes over the reader's choice and keeps it. */
  async choose(choice: EngineChoice): Promise<void> {
    this.#choice.value = choice;
    const keeping = this.#keep(choice);
    (await this.#load()).choose(choice);
    await keeping;
  }

  /** Boots the WebContainer anew. */
  async retry(): Promise<void> {
    (await this.#load()).retry();
  }

  #load(): Promise<EngineSwitch> {
    this.#switch ??= this.#create().catch((error: unknown) => {
      this.#switch = undefined;
      throw error;
    });
    return this.#switch;
  }

  async #create(): Promise<EngineSwitch> {
    const [{ createEngineSwitch }] = await Promise.all([import('../../engines/switching.ts'), this.restore()]);
    const { requires = [], engine } = this.#lab;
    const made = createEngineSwitch({ requires, ...(engine === undefined ? {} : { engine }) }, this.#choice.value);
    made.subscribe((view) => (this.#view.value = view));
    this.#view.value = made.view;
    return made;
  }

  async #restore(): Promise<void> {
    const { openProgress } = await import('../progress/open-progress.ts');
    const progress = await openProgress();
    const take = (value: unknown): void => {
      const choice = parseChoice(value);
      if (choice === this.#choice.value) return;
      this.#choice.value = choice;
      void this.#switch?.then((made) => made.choose(choice));
    };
    progress.subscribe('setting', SETTING, (entry) => take(entry?.value));
    take(progress.get('setting', SETTING)?.value);
  }

  async #keep(choice: EngineChoice): Promise<void> {
    const { openProgress } = await import('../progress/open-progress.ts');
    await (await openProgress()).set('setting', SETTING, choice);
  }
}
