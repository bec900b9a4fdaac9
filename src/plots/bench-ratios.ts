import { axisX, axisY, barX, plot, ruleX, text } from '@observablehq/plot';
import { locale } from '#words/locale.ts';
import { benchRatios as words } from '#words/plots/bench-ratios.ts';

const THREE_DIGITS = { minimumSignificantDigits: 3, maximumSignificantDigits: 3, useGrouping: false };

/** A benchmark and how many times better than its baseline it came out. */
export interface BenchRatio {
  name: string;
  ratio: number;
}

/**
 * Draws ratios as bars from 1 on a scale of powers, so that three times better and a hundred times better both have a place.
 * One image with a name; the table beside it says the same.
 * @param width CSS pixels
 */
export function drawBenchRatios(benches: readonly BenchRatio[], width: number): Element {
  const narrow = width < 480;
  const names = benches.map(({ name }) => name);
  const drawn = plot({
    width: Math.max(240, width),
    height: 44 + 30 * benches.length,
    marginLeft: narrow ? 104 : 190,
    marginRight: 52,
    marginTop: 4,
    marginBottom: 32,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { type: 'log', domain: [1, Math.max(10, ...benches.map(({ ratio }) => ratio))], label: null },
    y: { domain: names, label: null, padding: 0.35 },
    marks: [
      axisX({ ticks: narrow ? 3 : 5, tickSize: 0, tickFormat: (ratio: number) => `${ratio}×` }),
      axisY({ tickSize: 0, lineWidth: narrow ? 8 : 15, textOverflow: 'ellipsis' }),
      barX(benches, { x1: 1, x2: 'ratio', y: 'name', fill: 'var(--hp-frost)' }),
      text(benches, {
        x: 'ratio',
        y: 'name',
        text: (bench: BenchRatio) => `${bench.ratio.toLocaleString(locale, THREE_DIGITS)}×`,
        textAnchor: 'start',
        dx: 5,
        fill: 'var(--sl-color-gray-2)',
      }),
      ruleX([1], { stroke: 'var(--sl-color-gray-4)' }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', words.picture(benches.length));
  return drawn;
}
