import { axisX, axisY, gridY, lineY, plot, ruleX, ruleY, text } from '@observablehq/plot';
import type { EvidenceChart } from '../schemas/evidence.ts';

/** What each colour of evidence is on the page. */
export const SERIES_COLOURS: Readonly<Record<EvidenceChart['series'][number]['colour'], string>> = {
  ember: 'var(--hp-ember)',
  frost: 'var(--hp-frost)',
  gold: 'var(--hp-gold)',
  bad: 'var(--hp-bad)',
  grey: 'var(--sl-color-gray-3)',
};

/** Pixels beside the lines, and those that a label of the time axis needs. */
const [LEFT, RIGHT, LABEL] = [60, 30, 64];

/** Lines differ in their dashes, too, so that colour is not all there is. */
const DASHES = ['none', '7 3', '2 3', '9 3 2 3'];

/**
 * Draws lines over time, with marks and a limit. One image with a name; the summary and the table beside it say the same.
 * @param width CSS pixels
 */
export function drawSeries({ title, unit, top, ticks, series, marks, limit }: EvidenceChart, width: number): Element {
  const times = series.flatMap(({ points }) => points.map(([at]) => at));
  const values = series.flatMap(({ points }) => points.map(([, value]) => value));
  const highest = top ?? Math.max(1e-9, limit?.value ?? 0, ...values) * 1.08;
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const [first, second] = ticks;
  const apart =
    first && second ? ((second.at - first.at) / (to - from)) * (Math.max(240, width) - LEFT - RIGHT) : LABEL;
  const every = Math.max(1, Math.ceil(LABEL / apart));
  const labels = new Map(ticks.map(({ at, label }, i) => [at, i % every === 0 ? label : '']));
  const drawn = plot({
    width: Math.max(240, width),
    height: 200,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: marks.length > 0 ? 22 : 12,
    marginBottom: 28,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [from, to], label: null },
    y: { domain: [0, highest], label: null },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: (value: number) => `${value.toLocaleString('en')} ${unit}` }),
      axisX({ ticks: [...labels.keys()], tickSize: 3, tickFormat: (at: number) => labels.get(at) ?? '' }),
      ...(limit ? [ruleY([limit.value], { stroke: 'var(--hp-bad)', strokeDasharray: '5 4' })] : []),
      ruleX(marks, { x: 'at', stroke: 'var(--sl-color-gray-4)' }),
      text(marks, { x: 'at', text: 'label', frameAnchor: 'top', dy: -14, fill: 'var(--sl-color-gray-2)' }),
      ...series.map(({ points, colour }, i) =>
        lineY(points, {
          x: '0',
          y: '1',
          stroke: SERIES_COLOURS[colour],
          strokeWidth: 1.75,
          strokeDasharray: DASHES[i % DASHES.length] ?? 'none',
        }),
      ),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', title);
  return drawn;
}
