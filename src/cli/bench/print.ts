import { isKept, type Figure } from '../../schemas/bench-results.ts';

/** A value as the terminal shows it. */
function shown(value: number, unit: Figure['unit']): string {
  if (unit === 'x' || unit === 'shift') return value.toFixed(3);
  if (unit === 'requests' || unit === 'points') return value.toFixed(0);
  return value.toFixed(1);
}

/** One line: the statistic that counts, the range, how many were measured, and whether it is as promised. */
export function figureLine(figure: Figure): string {
  const { label, unit, values, statistic, value, low, high, atMost, atLeast } = figure;
  const what = `${statistic} ${shown(value, unit)} ${unit}`;
  const range = `${shown(low, unit)} to ${shown(high, unit)}`;
  const promise = [
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
  ];
  const kept = isKept(figure);
  const verdict = kept === undefined ? '' : `, ${promise.join(' and ')}  ${kept ? 'kept' : 'BROKEN'}`;
  return `${label.padEnd(46)}${what.padStart(18)}  ${range.padEnd(18)} of ${String(values.length).padStart(3)}${verdict}`;
}

/** Figures as lines, each series below its name. */
export function figureLines(figures: readonly Figure[]): string[] {
  return figures.flatMap((one, index) => [
    ...(one.series === figures[index - 1]?.series ? [] : ['', one.series]),
    figureLine(one),
  ]);
}
