import { areaY, axisX, axisY, barX, gridX, lineY, plot, ruleX, ruleY, tickX } from '@observablehq/plot';

/** What is drawn of one process. Times are milliseconds on one shared clock. */
export interface LanesData {
  /** Event-loop delay over time, as a polyline. */
  delay: readonly { at: number; delay: number }[];
  /** Times at which a heartbeat ran. */
  beats: readonly number[];
  /** Work on threads; a bar reaches to `now` while `end` is null. */
  spans: readonly { thread: number; start: number; end: number | null }[];
  /** Names of the threads, by index. */
  threads: readonly string[];
  now: number;
}

/** Extents that two plots share, so that they can be compared by eye. */
export interface LanesFrame {
  width: number;
  maxMs: number;
  maxDelayMs: number;
}

const margins = { marginLeft: 64, marginRight: 10 };
const delayHeight = 112;

/** Height in pixels that {@link drawLanes} takes for this many threads. */
export const lanesHeight = (threads: number): number => delayHeight + threadsHeight(threads);

const threadsHeight = (threads: number): number => 34 + Math.max(threads, 1) * (threads > 4 ? 12 : 18);

const time = (ms: number): string => (ms === 0 ? '0' : `${ms / 1000} s`);

/**
 * Draws event-loop delay with its heartbeats above, and what each thread was doing below, on one time axis. Colours are the
 * site's custom properties (`--hp-ember` for work and delay, `--hp-frost` for a loop that is free).
 */
export function drawLanes(data: LanesData, frame: LanesFrame): [delay: Element, threads: Element] {
  const x = { domain: [0, frame.maxMs], label: null };
  const style = { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px', overflow: 'visible' };
  const common = { ...margins, width: frame.width, style };
  const delay = plot({
    ...common,
    height: delayHeight,
    marginTop: 14,
    marginBottom: 16,
    x: { ...x, axis: null },
    y: { domain: [0, frame.maxDelayMs], label: null },
    marks: [
      axisY({ ticks: 2, tickSize: 0, tickFormat: (ms: number) => `${ms} ms` }),
      gridX({ ticks: 5, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      areaY(data.delay, { x: 'at', y: 'delay', fill: 'var(--hp-ember-strong)', fillOpacity: 0.22 }),
      lineY(data.delay, { x: 'at', y: 'delay', stroke: 'var(--hp-ember)', strokeWidth: 1.75 }),
      ruleY([0], { stroke: 'var(--sl-color-gray-4)' }),
      tickX(data.beats, {
        x: (at: number) => at,
        stroke: 'var(--hp-frost)',
        strokeWidth: 1.5,
        insetTop: delayHeight - 30,
        insetBottom: -9,
      }),
    ],
  });
  const bars = data.spans.map((span) => ({
    ...span,
    end: span.end ?? data.now,
    name: data.threads[span.thread] ?? '',
  }));
  const threads = plot({
    ...common,
    height: threadsHeight(data.threads.length),
    marginTop: 2,
    marginBottom: 28,
    x,
    y: { domain: [...data.threads], label: null, padding: 0.22 },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisY({ tickSize: 0 }),
      axisX({ ticks: 5, tickSize: 0, tickFormat: time, label: null }),
      barX(bars, { x1: 'start', x2: 'end', y: 'name', fill: 'var(--hp-ember-strong)', insetRight: 0.75, rx: 1.5 }),
      ruleX([data.now], { stroke: 'var(--sl-color-gray-3)', strokeDasharray: '2 3' }),
    ],
  });
  return [delay, threads];
}
