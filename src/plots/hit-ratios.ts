import { axisX, axisY, barX, gridX, plot, text } from '@observablehq/plot';

/**
 * Draws hit ratios (0 to 1) as bars below each other. One image with a name; the table beside it says the same in figures.
 * @param width CSS pixels
 */
export function drawHitRatios(rows: readonly { name: string; share: number }[], width: number): Element {
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  const drawn = plot({
    width: Math.max(240, width),
    height: 40 + 34 * rows.length,
    marginLeft: 78,
    marginRight: 46,
    marginTop: 8,
    marginBottom: 28,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, 1], label: null },
    y: { domain: rows.map(({ name }) => name), label: null, padding: 0.3 },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisX({ ticks: width < 420 ? [0, 0.5, 1] : 5, tickSize: 0, tickFormat: percent }),
      axisY({ tickSize: 0 }),
      barX(rows, { x: 'share', y: 'name', fill: 'var(--hp-frost)' }),
      text(rows, {
        x: 'share',
        y: 'name',
        text: ({ share }: { share: number }) => percent(share),
        dx: 6,
        textAnchor: 'start',
        fill: 'var(--sl-color-white)',
      }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', `Hit ratios of ${rows.length} eviction policies`);
  return drawn;
}
