import { dot, gridX, axisX, plot, rect, ruleX, ruleY, text } from '@observablehq/plot';
import { locale } from '#words/locale.ts';

/** Times are milliseconds. */
export interface TimelineBar {
  start: number;
  end: number;
  busy: number;
  waited: number;
  blocked: boolean;
  messages: number;
  requests: number;
}

/** One process or thread, and what is drawn of it. */
export interface TimelineLane {
  label: string;
  start: number;
  end: number;
  /** It ended by itself, and well. */
  fine: boolean;
  bars: readonly TimelineBar[];
}

/** The part of the run that is drawn, and how wide, in CSS pixels. */
export interface TimelineFrame {
  from: number;
  to: number;
  width: number;
}

const MARGIN = 8;
const ROW = 46;
const AXIS = 30;

/** The time at `x` pixels from the left of the drawing. */
export function timeAt(x: number, { from, to, width }: TimelineFrame): number {
  const share = (x - MARGIN) / Math.max(1, width - 2 * MARGIN);
  return from + Math.min(1, Math.max(0, share)) * (to - from);
}

/** Milliseconds of one pixel. */
export function pixelOf({ from, to, width }: TimelineFrame): number {
  return (to - from) / Math.max(1, width - 2 * MARGIN);
}

/** Pixels between two lanes in one row, and of one character of a label. */
const GAP = 12;
const CHARACTER = 6.7;

/** A lane with its place: rows are counted from the top, `labelAt` is a time. */
interface Placed extends TimelineLane {
  row: number;
  labelAt: number;
}

/** Lanes that live within the frame, in as few rows as have room for them and their labels: a run may have started threads by the dozen. */
export function placed(lanes: readonly TimelineLane[], frame: TimelineFrame): Placed[] {
  const pixel = pixelOf(frame);
  const right = frame.width - MARGIN;
  const xOf = (ms: number): number =>
    MARGIN + (Math.min(Math.max(ms, frame.from), frame.to) - frame.from) / (pixel || 1);
  /** Where each row is free again. */
  const free: number[] = [];
  return lanes.flatMap((lane) => {
    if (lane.start > frame.to || lane.end < frame.from) return [];
    const label = lane.label.length * CHARACTER;
    const x = Math.max(MARGIN, Math.min(xOf(lane.start), right - label));
    const found = free.findIndex((end) => end <= x);
    const row = found < 0 ? free.length : found;
    free[row] = Math.max(xOf(lane.end), x + label) + GAP;
    return [{ ...lane, row, labelAt: frame.from + (x - MARGIN) * pixel }];
  });
}

/**
 * Draws processes and threads: a thin line while one lives, low bars while it is busy, high ones where a callback blocks the loop, hollow
 * ones where it mostly waits in `Atomics.wait`; below them a tick for messages and a dot for requests. `name` is what the image is
 * called. Colours come from `--hp-frost`, `--hp-ember-strong` and `--hp-gold`.
 */
export function drawTimeline(lanes: readonly TimelineLane[], frame: TimelineFrame, name: string): Element {
  const { from, to, width } = frame;
  const pixel = pixelOf(frame);
  const all = placed(lanes, frame);
  const rows = Math.max(1, ...all.map(({ row }) => row + 1));
  const alive = all.map(({ start, end, row }) => ({ x1: Math.max(start, from), x2: Math.min(end, to), y: row + 0.62 }));
  const bars = all.flatMap((lane) =>
    lane.bars.map((bar) => {
      const waits = bar.waited > bar.busy / 2;
      const high = bar.blocked && !waits;
      return {
        ...bar,
        x2: Math.max(bar.end, bar.start + pixel),
        y1: lane.row + (high ? 0.4 : 0.5),
        y2: lane.row + (high ? 0.84 : 0.74),
        at: (bar.start + bar.end) / 2,
        below: lane.row + 0.94,
        fill: waits ? 'transparent' : high ? 'var(--hp-ember-strong)' : 'var(--hp-frost)',
        stroke: waits ? 'var(--sl-color-gray-2)' : 'none',
        opacity: waits ? 1 : 0.35 + 0.65 * Math.min(1, bar.busy / Math.max(bar.end - bar.start, pixel)),
      };
    }),
  );
  const ends = all.filter(({ end }) => end <= to).map(({ end, row, fine }) => ({ x: end, y: row + 0.62, fine }));
  const seconds = to - from >= 2000;
  const drawing = plot({
    width,
    height: rows * ROW + AXIS,
    marginLeft: MARGIN,
    marginRight: MARGIN,
    marginTop: AXIS - 2,
    marginBottom: 2,
    style: { background: 'transparent', color: 'var(--sl-color-gray-2)', fontSize: '12px', overflow: 'visible' },
    x: { domain: [from, to], label: null },
    y: { domain: [0, rows], reverse: true, axis: null },
    marks: [
      gridX({ ticks: Math.max(2, Math.floor(width / 110)), stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisX({
        // Where it is seen although a picture with many rows scrolls.
        anchor: 'top',
        ticks: Math.max(2, Math.floor(width / 110)),
        tickSize: 0,
        label: null,
        tickFormat: (ms: number) =>
          seconds ? `${(ms / 1000).toLocaleString(locale)} s` : `${ms.toLocaleString(locale)} ms`,
      }),
      ruleY(alive, { y: 'y', x1: 'x1', x2: 'x2', stroke: 'var(--sl-color-gray-4)' }),
      rect(bars, { x1: 'start', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'fill', stroke: 'stroke', fillOpacity: 'opacity' }),
      ruleX(
        bars.filter(({ messages }) => messages > 0),
        {
          x: 'at',
          y1: 'below',
          y2: (bar: { below: number }) => bar.below - 0.14,
          stroke: 'var(--hp-gold)',
          strokeWidth: 1.5,
        },
      ),
      dot(
        bars.filter(({ requests }) => requests > 0),
        { x: 'at', y: 'below', r: 2.5, fill: 'var(--sl-color-white)' },
      ),
      dot(
        ends.filter(({ fine }) => !fine),
        { x: 'x', y: 'y', symbol: 'times', r: 5, stroke: 'var(--hp-bad)', strokeWidth: 2 },
      ),
      ruleX(
        ends.filter(({ fine }) => fine),
        {
          x: 'x',
          y1: (end: { y: number }) => end.y - 0.16,
          y2: (end: { y: number }) => end.y + 0.16,
          strokeWidth: 1.5,
        },
      ),
      text(all, {
        text: 'label',
        x: 'labelAt',
        y: ({ row }: Placed) => row + 0.2,
        textAnchor: 'start',
        fill: 'var(--sl-color-gray-1)',
      }),
    ],
  });
  for (const group of drawing.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', name);
  return drawing;
}
