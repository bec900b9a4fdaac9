import { demo as words } from '#words/home/demo.ts';
import { failureMessage } from '../../engines/messages.ts';
import { LaneView } from './lane-view.ts';
import type { DemoProgram } from './run-demo.ts';
import { applyEvent, emptyRun, summarize, type RunSummary } from './run-model.ts';
import { seconds, verdict } from './verdict.ts';

/** As in demo/pool.mjs. */
const MOST_THREADS = 8;

/** The live comparison on the home page: runs both programs one after the other and plots them while they run. */
class HotpathDemo extends HTMLElement {
  #busy = false;
  #stop: AbortController | null = null;

  connectedCallback(): void {
    this.#find('[data-run]').addEventListener('click', () => {
      if (this.#busy) this.#stop?.abort();
      else void this.#run();
    });
  }

  disconnectedCallback(): void {
    this.#stop?.abort();
  }

  async #run(): Promise<void> {
    const button = this.#find('[data-run]');
    const stop = new AbortController();
    this.#stop = stop;
    this.#busy = true;
    button.textContent = words.stop;
    this.#say(words.fetching);
    try {
      const [{ openEngine, runProgram }, plots] = await Promise.all([
        import('./run-demo.ts'),
        import('../../plots/live-lanes.ts'),
      ]);
      const engine = await openEngine(stop.signal, (step) => {
        if (step.status === 'running') this.#say(`${step.label}…`);
      });
      try {
        const height = `${plots.lanesHeight(Math.min(navigator.hardwareConcurrency, MOST_THREADS))}px`;
        for (const chart of this.querySelectorAll<HTMLElement>('[data-chart]')) chart.style.height = height;
        const frame = { maxMs: 1500, maxDelayMs: 200 };
        const views = new Map<DemoProgram, LaneView>();
        const measure = async (program: DemoProgram, names: (threads: number) => string[]): Promise<RunSummary> => {
          const view = new LaneView(this.#find(`[data-lane="${program}"] [data-chart]`), plots, frame, names);
          views.set(program, view);
          const run = emptyRun();
          view.start(run);
          try {
            await runProgram(
              engine,
              program,
              (event) => {
                if (event.type === 'begin') view.begin();
                applyEvent(run, event);
              },
              stop.signal,
            );
          } finally {
            view.finish();
          }
          return summarize(run);
        };
        this.#say(words.runningBlocked);
        const blocked = await measure('blocked.mjs', () => [words.main]);
        this.#figures('blocked', blocked);
        this.#say(words.runningPool);
        const pool = await measure('pool.mjs', (threads) =>
          Array.from({ length: threads }, (_, i) => words.thread(i + 1)),
        );
        this.#figures('pool', pool);
        for (const view of views.values()) view.draw();
        this.#say(verdict(blocked, pool, `Node ${engine.capabilities().node}`));
      } finally {
        await engine.dispose();
      }
    } catch (error) {
      if (!stop.signal.aborted) console.error(error);
      this.#say(stop.signal.aborted ? words.stopped : failureMessage(error));
    } finally {
      this.#busy = false;
      button.textContent = words.again;
    }
  }

  #figures(column: 'blocked' | 'pool', summary: RunSummary): void {
    const set = (row: string, text: string): void => {
      this.#find(`[data-figure="${row}-${column}"]`).textContent = text;
    };
    set('makespan', seconds(summary.makespanMs));
    set('delay', seconds(summary.longestDelayMs));
    set('beats', String(summary.beatsDuringWork));
    set('threads', column === 'blocked' ? words.oneThread : words.threads(summary.threads));
  }

  #say(text: string): void {
    this.#find('[role="status"]').textContent = text;
  }

  #find(selector: string): HTMLElement {
    const element = this.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`hp-demo: ${selector} is missing from Demo.astro`);
    return element;
  }
}

customElements.define('hp-demo', HotpathDemo);
