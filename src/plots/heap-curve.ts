import { areaY, axisX, axisY, dot, gridY, lineY, plot, ruleY } from '@observablehq/plot';

/** What is drawn of one heap: seconds and MB. */
export interface HeapData {
  points: readonly { at: number; used: number }[];
  collections: readonly { at: number; floor: number }[];
  limit: number;
  seconds: number;
}

/**
 * Draws memory in use over time, what each collection left, and the limit. One image with a name; the text beside it says
 * the same in figures.
 * @param width CSS pixels
 */
export function drawHeap({ points, collections, limit, seconds }: HeapData, width: number): Element {
  const drawn = plot({
    width: Math.max(240, width),
    height: 220,
    marginLeft: 56,
    marginRight: 30,
    marginTop: 12,
    marginBottom: 32,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, seconds], label: null },
    y: { domain: [0, limit * 1.05], label: null },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: (mb: number) => `${mb} MB` }),
      axisX({
        ticks: (width < 420 ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1]).map((share) => share * seconds),
        tickSize: 0,
        tickFormat: (at: number) => `${Math.round(at / 60)} min`,
      }),
      areaY(points, { x: 'at', y: 'used', fill: 'var(--hp-frost)', fillOpacity: 0.16 }),
      lineY(points, { x: 'at', y: 'used', stroke: 'var(--hp-frost)', strokeWidth: 1.25 }),
      lineY(collections, { x: 'at', y: 'floor', stroke: 'var(--hp-ember)', strokeWidth: 2 }),
      dot(collections, { x: 'at', y: 'floor', r: 2.5, fill: 'var(--hp-ember)' }),
      ruleY([limit], { stroke: 'var(--hp-bad)', strokeDasharray: '5 4' }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute(
    'aria-label',
    `Memory in use over ${seconds / 60} minutes, with ${collections.length} collections`,
  );
  return drawn;
}
