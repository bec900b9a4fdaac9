import { axisX, axisY, gridY, plot, rect, ruleX, ruleY } from '@observablehq/plot';

/** What is drawn of one event loop. Times in milliseconds. */
export interface TurnsData {
  busy: readonly { what: 'request' | 'report'; start: number; end: number }[];
  waits: readonly { at: number; ms: number }[];
}

/**
 * Draws how long each request waited, over the time of its arrival, and below it what the loop was busy with. One image
 * with a name; the text beside it says the same in figures.
 * @param width CSS pixels
 */
export function drawTurns({ busy, waits }: TurnsData, width: number): Element {
  const end = Math.max(1_000, ...busy.map((piece) => piece.end));
  const highest = Math.max(20, ...waits.map(({ ms }) => ms));
  const lane = highest / 8;
  const drawn = plot({
    width: Math.max(240, width),
    height: 230,
    marginLeft: 56,
    marginRight: 30,
    marginTop: 12,
    marginBottom: 32,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, end], label: null },
    y: { domain: [-1.6 * lane, highest], label: null },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: (ms: number) => (ms < 0 ? '' : `${ms} ms`) }),
      axisX({ ticks: Math.max(2, Math.floor(width / 120)), tickSize: 0, tickFormat: (ms: number) => `${ms} ms` }),
      rect(busy, {
        x1: 'start',
        x2: 'end',
        y1: -1.4 * lane,
        y2: -0.4 * lane,
        fill: (piece: TurnsData['busy'][number]) => (piece.what === 'report' ? 'var(--hp-ember)' : 'var(--hp-frost)'),
      }),
      ruleX(waits, { x: 'at', y1: 0, y2: 'ms', stroke: 'var(--hp-frost)', strokeWidth: 1.5 }),
      ruleY([0], { stroke: 'var(--sl-color-gray-4)' }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute(
    'aria-label',
    `Waits of ${waits.length} requests, at most ${Math.round(highest)} ms, and what the loop did`,
  );
  return drawn;
}
