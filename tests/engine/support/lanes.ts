/** Places where programs run side by side: each a page with an engine of its own, and a folder of its own for real Node. */
import type { EnginePages, PageEngine } from '../../support/engine-page.ts';
import { asTree, layOut } from './programs.ts';

export interface Lane {
  engine: PageEngine;
  /** Folder of the programs for Node. */
  root: string;
}

export class Lanes {
  readonly #free: Lane[];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  readonly #dispose: () => void;

  private constructor(lanes: Lane[], dispose: () => void) {
    this.#free = lanes;
    this.#dispose = dispose;
  }

  static async open(pages: EnginePages, count: number): Promise<Lanes> {
    const folders = Array.from({ length: count }, layOut);
    const lanes = await Promise.all(
      folders.map(async ({ root }) => {
        const engine = await pages.open();
        await engine.mount(asTree(root));
        return { engine, root };
      }),
    );
    return new Lanes(lanes, () => {
      for (const folder of folders) folder.dispose();
    });
  }

  /** Runs `use` on a lane that nobody else uses meanwhile. */
  async with<R>(use: (lane: Lane) => Promise<R>): Promise<R> {
    const lane = this.#free.pop() ?? (await new Promise<Lane>((resolve) => this.#waiting.push(resolve)));
    try {
      return await use(lane);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(lane);
      else next(lane);
    }
  }

  dispose(): void {
    this.#dispose();
  }
}
