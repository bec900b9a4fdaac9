import { axisX, dot, plot, rect, ruleY } from '@observablehq/plot';

/** What is drawn of an outage. Times in milliseconds. */
export interface RestartsData {
  starts: readonly { worker: number; at: number; lives: boolean }[];
  workers: number;
  outageMs: number;
}

/**
 * Draws every start of every worker, one line a worker, over the time of the outage. One image with a name; the text beside it
 * says the same in figures.
 * @param width CSS pixels
 */
export function drawRestarts({ starts, workers, outageMs }: RestartsData, width: number): Element {
  const end = Math.max(outageMs * 1.1, ...starts.map(({ at }) => at + 500));
  const lanes = Array.from({ length: workers }, (_, index) => index);
  const drawn = plot({
    width: Math.max(240, width),
    height: 60 + 14 * workers,
    marginLeft: 12,
    marginRight: 12,
    marginTop: 12,
    marginBottom: 32,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, end], label: null },
    y: { domain: [-0.7, workers - 0.3], axis: null },
    marks: [
      rect([{ x1: 0, x2: outageMs }], {
        x1: 'x1',
        x2: 'x2',
        y1: -0.7,
        y2: workers - 0.3,
        fill: 'var(--sl-color-gray-5)',
        fillOpacity: 0.4,
      }),
      ruleY(lanes, { stroke: 'var(--hp-line)' }),
      axisX({
        ticks: Math.max(2, Math.floor(width / 110)),
        tickSize: 0,
        tickFormat: (ms: number) => `${ms / 1_000} s`,
      }),
      dot(starts, {
        x: 'at',
        y: 'worker',
        r: 3.5,
        fill: (start: RestartsData['starts'][number]) => (start.lives ? 'var(--hp-frost)' : 'var(--hp-ember)'),
      }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute(
    'aria-label',
    `${starts.length} starts of ${workers} workers over ${Math.round(end / 1_000)} seconds`,
  );
  return drawn;
}
