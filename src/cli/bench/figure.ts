import { quantile } from 'simple-statistics';
import type { Figure } from '../../schemas/bench-results.ts';

/** A figure before its statistics. */
export type Measured = Pick<Figure, 'id' | 'series' | 'label' | 'unit' | 'values'> &
  Partial<Pick<Figure, 'statistic' | 'atMost' | 'atLeast'>>;

/** Enough for every unit here, and short in a file that is committed. */
const round = (value: number): number => Number(value.toPrecision(5));

/**
 * Adds up what was measured: the median, or what `statistic` says, and the range.
 * @throws {RangeError} when nothing was measured, or something that is not a number
 */
export function figure({ statistic = 'median', ...measured }: Measured): Figure {
  const { id, values } = measured;
  if (values.length === 0 || !values.every(Number.isFinite))
    throw new RangeError(`${id}: not measured (${values.join(', ') || 'no values'})`);
  return {
    ...measured,
    values: values.map(round),
    statistic,
    value: round(quantile(values, statistic === 'median' ? 0.5 : 0.95)),
    low: round(Math.min(...values)),
    high: round(Math.max(...values)),
  };
}

/** Values of two sides that were measured in turns, divided pair by pair. */
export function ratios(values: readonly number[], by: readonly number[]): number[] {
  return values.slice(0, by.length).map((value, index) => value / (by[index] ?? NaN));
}
