import { abortable } from '../abortable.ts';
import { EngineError, type BootStep, type LabEngine } from '../types.ts';
import { containerError } from '../webcontainer/failures.ts';
import type { ContainerEngine } from '../webcontainer/settings.ts';
import type { EngineChoice } from './choice.ts';
import { decideEngine, wantsContainer, type ContainerState, type Decision, type LabWishes } from './decide.ts';
import { engineAdvice, engineLine } from './words.ts';

/** What a page shows of the engines. Replaced as a whole with every change. */
export interface EngineView {
  choice: EngineChoice;
  decision: Decision;
  container: ContainerState;
  /** Which engine, which Node, and why. */
  line: string;
  /** What the reader can do about a failure of the WebContainer; empty when it has not failed. */
  advice: string;
}

/** What a switch is made of. */
export interface SwitchOptions {
  createEmbedded(): LabEngine;
  /** Absent where the site's owner does not use WebContainers. */
  createContainer?: (() => Promise<ContainerEngine>) | undefined;
  lab: LabWishes;
  choice: EngineChoice;
}

/** The engines of one page: which one the next run gets, the boot of the other in the background, failures and second tries. */
export class EngineSwitch {
  readonly #options: SwitchOptions;
  readonly #listeners = new Set<(view: EngineView) => void>();
  #choice: EngineChoice;
  #container: ContainerState;
  #embedded: LabEngine;
  #webcontainer: ContainerEngine | undefined;
  #booting: Promise<ContainerEngine> | undefined;
  #view: EngineView;

  constructor(options: SwitchOptions) {
    this.#options = options;
    this.#choice = options.choice;
    this.#container = { status: options.createContainer === undefined ? 'off' : 'idle' };
    this.#embedded = options.createEmbedded();
    this.#view = this.#look();
  }

  get view(): EngineView {
    return this.#view;
  }

  /** Calls `listener` with every new view; returns a function that ends it. */
  subscribe(listener: (view: EngineView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The engine for a run that starts now, made ready. The WebContainer boots in the background if it is wanted; only a run that
   * has to be on it waits.
   * @throws {EngineError} when that engine cannot be made ready
   * @throws the reason of `signal` when aborted
   */
  async take(signal: AbortSignal, onStep: (step: BootStep) => void): Promise<LabEngine> {
    const wanted = wantsContainer({ choice: this.#choice, lab: this.#options.lab, container: this.#container });
    if (this.#view.decision.engine === 'browser-node') {
      try {
        await this.#embedded.boot(signal, onStep);
      } finally {
        // Not before: both at once would share the line, and the reader waits for the first.
        if (wanted) this.#bootQuietly();
      }
      return this.#embedded;
    }
    if (wanted) this.#bootQuietly();
    if (this.#container.status === 'failed' && this.#container.remedy === 'reload') {
      const { kind, remedy } = this.#container;
      throw containerError(kind, 'the boot still hangs', undefined, remedy);
    }
    const tell = ({ container }: EngineView): void => {
      if (container.status === 'booting') container.steps.forEach(onStep);
    };
    const booting = this.#boot();
    tell(this.#view);
    const stop = this.subscribe(tell);
    try {
      return await abortable(booting, signal);
    } finally {
      stop();
    }
  }

  /** To be called after each run, with what it threw if it did: an engine that failed, or holds a runaway, is replaced. */
  release(engine: LabEngine | undefined, error?: unknown): void {
    const failed = error instanceof EngineError;
    if (engine === this.#embedded && failed) {
      void this.#embedded.dispose();
      this.#embedded = this.#options.createEmbedded();
    }
    if (engine === undefined || engine !== this.#webcontainer) return;
    if (failed) this.#fail(error);
    else if (!this.#webcontainer.healthy) this.#bootQuietly();
  }

  /** Takes over the reader's choice. */
  choose(choice: EngineChoice): void {
    this.#choice = choice;
    this.#changed();
  }

  /** Tears down what is there and boots the WebContainer anew. */
  retry(): void {
    if (this.#options.createContainer === undefined || this.#booting !== undefined) return;
    const old = this.#webcontainer;
    this.#webcontainer = undefined;
    void old?.dispose();
    this.#bootQuietly();
  }

  /** Whether it works out is told by the view; who waits for it hears it from {@link #boot}. */
  #bootQuietly(): void {
    this.#boot().catch(() => undefined);
  }

  /** Boots the WebContainer unless that is under way; an engine that is ready and healthy is ready again at once. */
  #boot(): Promise<ContainerEngine> {
    this.#booting ??= this.#start().finally(() => {
      this.#booting = undefined;
    });
    return this.#booting;
  }

  async #start(): Promise<ContainerEngine> {
    const { createContainer } = this.#options;
    try {
      if (createContainer === undefined) throw containerError('crash', 'this site uses no WebContainers');
      if (this.#webcontainer?.healthy !== true || this.#container.status !== 'ready') {
        this.#set({ status: 'booting', steps: [] });
      }
      const engine = (this.#webcontainer ??= await createContainer());
      engine.onLate = () => {
        // It came after all.
        if (this.#container.status === 'failed') this.#bootQuietly();
      };
      await engine.boot(undefined, (step) => this.#addStep(step));
      const { node, features } = engine.capabilities();
      this.#set({ status: 'ready', steps: this.#steps(), node, features });
      return engine;
    } catch (error) {
      const failure = error instanceof EngineError ? error : containerError('network', String(error), error);
      this.#fail(failure);
      throw failure;
    }
  }

  #fail({ kind, remedy }: EngineError): void {
    this.#set({ status: 'failed', steps: this.#steps(), kind, remedy });
  }

  #steps(): readonly BootStep[] {
    return 'steps' in this.#container ? this.#container.steps : [];
  }

  #addStep(step: BootStep): void {
    if (this.#container.status !== 'booting') return;
    const { steps } = this.#container;
    const known = steps.some(({ id }) => id === step.id);
    this.#set({
      status: 'booting',
      steps: known ? steps.map((old) => (old.id === step.id ? step : old)) : [...steps, step],
    });
  }

  #set(container: ContainerState): void {
    this.#container = container;
    this.#changed();
  }

  #look(): EngineView {
    const { lab } = this.#options;
    const { node, features } = this.#embedded.capabilities();
    const container = this.#container;
    const decision = decideEngine({ choice: this.#choice, lab, container, embedded: features });
    return {
      choice: this.#choice,
      decision,
      container,
      line: engineLine({ decision, lab, container, node }),
      advice: engineAdvice({ container }),
    };
  }

  #changed(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener(this.#view);
  }
}
