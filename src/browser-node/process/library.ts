/** Node's library in this Worker: the core, which is always here, and parts, which come when something first asks for them. */
import type { Messaging } from '../bindings/messaging/messaging.ts';
import type { ProcessContext } from './context.ts';

type BindingFactory = (context: ProcessContext, messaging: Messaging) => Record<string, unknown>;

/** What a part brings: sources by module id, and bindings by name. */
export interface Part {
  lib: Record<string, string>;
  bindings?: Record<string, BindingFactory>;
  /** Texts that declare a variable `algorithms`, by name. */
  scripts?: Record<string, string>;
}

/** Which part has a module or a binding; written into the core by build/parts.ts. */
export interface PartIndex {
  lib: Readonly<Record<string, string>>;
  bindings: Readonly<Record<string, string>>;
}

/** From which byte to which each module of the core stands in the library's text (UTF-8). */
export type CoreIndex = Readonly<Record<string, readonly [start: number, end: number]>>;

const decoder = new TextDecoder();

export class Library {
  readonly #core: Uint8Array;
  readonly #places: CoreIndex;
  readonly #index: PartIndex;
  readonly #load: (name: string) => Part;

  /**
   * `core` is the text of library.txt, one for all Workers: in the script of each, reading it took longer than all else that a start
   * does. `load` brings a part at once (it may block) or throws.
   */
  constructor(core: SharedArrayBuffer, places: CoreIndex, index: PartIndex, load: (name: string) => Part) {
    this.#core = new Uint8Array(core);
    this.#places = places;
    this.#index = index;
    const loaded = new Map<string, Part>();
    this.#load = (name) => {
      const part = loaded.get(name) ?? load(name);
      loaded.set(name, part);
      return part;
    };
  }

  /** Ids of all modules, loaded or not. */
  get ids(): string[] {
    return [...Object.keys(this.#places), ...Object.keys(this.#index.lib)];
  }

  /** Sources of the core. */
  get core(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.keys(this.#places).map((id) => [id, this.#coreSource(id) ?? '']));
  }

  /**
   * Source text of a module.
   * @throws {Error} when it is in a part that cannot be loaded.
   */
  source(id: string): string | undefined {
    const part = this.#index.lib[id];
    return part === undefined ? this.#coreSource(id) : this.#load(part).lib[id];
  }

  /**
   * Makes a binding that lives in a part.
   * @throws {Error} when the part cannot be loaded.
   */
  binding(name: string): BindingFactory | undefined {
    const part = this.#index.bindings[name];
    return part === undefined ? undefined : this.#load(part).bindings?.[name];
  }

  /**
   * The script of the part of that name.
   * @throws {Error} when there is none, or the part cannot be loaded.
   */
  script(part: string): string {
    const text = this.#load(part).scripts?.[part];
    if (text === undefined) throw new Error(`The part "${part}" has no script.`);
    return text;
  }

  #coreSource(id: string): string | undefined {
    const place = Object.hasOwn(this.#places, id) ? this.#places[id] : undefined;
    // A copy, because decoders take no shared memory.
    return place && decoder.decode(this.#core.slice(...place));
  }
}
