import { areaY, axisX, axisY, gridY, lineY, plot, text } from '@observablehq/plot';

/** Loads under way, step by step, in one way of loading. */
export interface LoadLane {
  name: string;
  peak: number;
  steps: readonly number[];
}

/**
 * Draws loads under way over time, one lane below the other, on one scale (of square roots). One image with a name; the table
 * beside it says the same in figures.
 * @param width CSS pixels
 */
export function drawLoads(
  lanes: readonly LoadLane[],
  { stepMs, durationMs }: { stepMs: number; durationMs: number },
  width: number,
): Element {
  const most = Math.max(1, ...lanes.map(({ peak }) => peak));
  const rows = lanes.flatMap(({ name, steps }) =>
    steps.map((loads, step) => ({ name, at: (step * stepMs) / 1_000, loads: Math.sqrt(loads) })),
  );
  const seconds = durationMs / 1_000;
  const drawn = plot({
    width: Math.max(240, width),
    height: 40 + 76 * lanes.length,
    marginLeft: 40,
    marginRight: 16,
    marginTop: 4,
    marginBottom: 28,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, seconds], label: null },
    // Square roots: a peak of 160 and one of 4 are both to be seen.
    y: { domain: [0, Math.sqrt(most) * 1.35], label: null },
    fy: { domain: lanes.map(({ name }) => name), axis: null, padding: 0.08 },
    marks: [
      gridY([0, Math.sqrt(most)], { stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisY([0, Math.sqrt(most)], { tickSize: 0, tickFormat: (root: number) => String(Math.round(root ** 2)) }),
      axisX({
        ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => share * seconds),
        tickSize: 0,
        tickFormat: (at: number) => `${at} s`,
      }),
      areaY(rows, { x: 'at', y: 'loads', fy: 'name', fill: 'var(--hp-ember)', fillOpacity: 0.2, curve: 'step-after' }),
      lineY(rows, {
        x: 'at',
        y: 'loads',
        fy: 'name',
        stroke: 'var(--hp-ember)',
        strokeWidth: 1.5,
        curve: 'step-after',
      }),
      text(lanes, {
        fy: 'name',
        frameAnchor: 'top-left',
        dx: 4,
        dy: 2,
        text: ({ name, peak }: LoadLane) => `${name}: at most ${peak} at once`,
        fill: 'var(--sl-color-white)',
      }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', `Loads under way over ${seconds} seconds, in ${lanes.length} ways of loading`);
  return drawn;
}
