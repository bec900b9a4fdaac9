import type * as Plots from '../../plots/live-lanes.ts';
import { delayPoints, type DemoRun } from './run-model.ts';

/** Extents shared by the views of one comparison; they only grow, so that the second plot is drawn to the scale of the first. */
export interface SharedFrame {
  maxMs: number;
  maxDelayMs: number;
}

const FRAME_MS = 80;

/** Keeps one plot up to date while its program runs. */
export class LaneView {
  readonly #host: HTMLElement;
  readonly #plots: typeof Plots;
  readonly #frame: SharedFrame;
  readonly #names: (threads: number) => string[];
  #run: DemoRun | null = null;
  #begun: number | null = null;
  #timer = 0;

  constructor(host: HTMLElement, plots: typeof Plots, frame: SharedFrame, names: (threads: number) => string[]) {
    this.#host = host;
    this.#plots = plots;
    this.#frame = frame;
    this.#names = names;
  }

  /** Shows an empty plot, before the program has said anything. */
  start(run: DemoRun): void {
    this.#run = run;
    this.draw();
  }

  /** The program began to measure: from now on the plot moves with this page's clock, also while no line arrives. */
  begin(): void {
    this.#begun = performance.now();
    this.#timer = window.setInterval(() => this.draw(), FRAME_MS);
  }

  finish(): void {
    window.clearInterval(this.#timer);
    this.draw();
  }

  draw(): void {
    const run = this.#run;
    if (!run) return;
    const now = run.doneAt ?? (this.#begun === null ? 0 : performance.now() - this.#begun);
    const delay = delayPoints(run, now);
    const longest = Math.max(...delay.map((point) => point.delay));
    while (now > this.#frame.maxMs) this.#frame.maxMs *= 1.5;
    while (longest > this.#frame.maxDelayMs) this.#frame.maxDelayMs *= 1.5;
    const charts = this.#plots.drawLanes(
      { delay, beats: run.beats, spans: run.spans, threads: this.#names(run.threads), now },
      { ...this.#frame, width: this.#host.clientWidth },
    );
    for (const chart of charts) chart.setAttribute('aria-hidden', 'true');
    this.#host.replaceChildren(...charts);
  }
}
