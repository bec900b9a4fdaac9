import { areaY, axisX, axisY, gridY, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot';

/** What is drawn of one tank. Levels in KiB, times in milliseconds. */
export interface TankData {
  moments: readonly { at: number; level: number }[];
  highWaterMark: number;
  /** Where the reader looks. */
  at: number;
  shownMs: number;
  /** Writes a level with its unit. */
  words: (level: number) => string;
}

/**
 * Draws how full a stream's buffer is over time, and its threshold. One image with a name; the text beside it says the same in figures.
 * @param width CSS pixels
 */
export function drawTank({ moments, highWaterMark, at, shownMs, words }: TankData, width: number): Element {
  const top = Math.max(highWaterMark * 1.5, ...moments.map(({ level }) => level));
  const drawn = plot({
    width: Math.max(240, width),
    height: 200,
    marginLeft: 64,
    marginRight: 40,
    marginTop: 14,
    marginBottom: 30,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, shownMs], label: null },
    y: { domain: [0, top * 1.05], label: null },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: words }),
      axisX({ ticks: width < 420 ? 3 : 6, tickSize: 0, tickFormat: (ms: number) => `${ms / 1_000} s` }),
      areaY(moments, { x: 'at', y: 'level', fill: 'var(--hp-frost)', fillOpacity: 0.25 }),
      lineY(moments, { x: 'at', y: 'level', stroke: 'var(--hp-frost)', strokeWidth: 1.25 }),
      ruleY([highWaterMark], { stroke: 'var(--hp-ember)', strokeWidth: 1.5, strokeDasharray: '5 4' }),
      ruleX([at], { stroke: 'var(--sl-color-gray-2)' }),
      text([at], { x: (moment: number) => moment, frameAnchor: 'top', dy: -10, text: () => 'you look here' }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', `Level of the buffer over ${shownMs / 1_000} seconds, and its highWaterMark`);
  return drawn;
}
