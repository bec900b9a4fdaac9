import * as Plot from '@observablehq/plot';
import { locale } from '#words/locale.ts';
import { benchDistributions as words } from '#words/plots/bench-distributions.ts';

/** One side of a benchmark. Samples and median are in the bench's unit. */
export interface Side {
  label: string;
  samples: readonly number[];
  median: number;
}

export interface DistributionOptions {
  metric: string;
  unit: string;
  /** CSS pixels. */
  width: number;
}

/**
 * Draws every sample of both sides as a dot on one scale, with the median as a line. Colours come from `--lab-baseline` and
 * `--lab-candidate`. The figures are in the table beside it, so the drawing is one image with a sentence for screen readers.
 */
export function plotDistributions([baseline, candidate]: [Side, Side], options: DistributionOptions): Element {
  const sides = [
    { ...baseline, color: 'var(--lab-baseline)' },
    { ...candidate, color: 'var(--lab-candidate)' },
  ];
  const dots = sides.flatMap(({ label, samples, color }) => samples.map((value) => ({ label, value, color })));
  const plot = Plot.plot({
    width: Math.max(240, options.width),
    height: 220,
    marginLeft: 12,
    marginRight: 12,
    marginTop: 20,
    marginBottom: 40,
    style: { background: 'transparent', color: 'inherit', fontSize: '12px', fontFamily: 'inherit' },
    x: {
      label: `${options.metric} (${options.unit})`,
      zero: true,
      nice: true,
      ticks: Math.max(3, Math.floor(options.width / 90)),
    },
    y: { axis: null },
    fy: { label: null, axis: null, domain: sides.map(({ label }) => label), padding: 0.3 },
    marks: [
      Plot.frame({ anchor: 'bottom', strokeOpacity: 0.35 }),
      Plot.dot(dots, Plot.dodgeY({ x: 'value', fy: 'label', fill: 'color', r: 2.75, fillOpacity: 0.75, padding: 0.5 })),
      Plot.ruleX(sides, { x: 'median', fy: 'label', stroke: 'color', strokeWidth: 2 }),
      Plot.text(sides, {
        fy: 'label',
        text: (side: Side) => words.side(side.label, format(side.median), options.unit),
        frameAnchor: 'top-left',
        dy: -14,
        fill: 'currentColor',
        fontWeight: 600,
      }),
    ],
  });
  // One image with one name; names of its groups would be noise, and are not allowed.
  for (const group of plot.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', describe([baseline, candidate], options));
  return plot;
}

function describe(sides: readonly Side[], { metric, unit }: DistributionOptions): string {
  const parts = sides.map(({ label, samples, median }) => {
    const [least, greatest] = [Math.min(...samples), Math.max(...samples)];
    return words.samples(label, samples.length, format(least), format(greatest), unit, format(median));
  });
  return words.picture(metric, parts);
}

function format(value: number): string {
  return value.toLocaleString(locale, { maximumSignificantDigits: 3 });
}
