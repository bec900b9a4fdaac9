/** Page weight and requests of every page type, before a click. */
import { measureWeights } from '../../bench-size/measure.ts';
import { budgetOf } from '../../bench-size/weight.ts';
import { figure } from '../figure.ts';
import { PAGE_TYPES } from '../page-types.ts';
import type { Part } from '../part.ts';

/** Weights do not vary: one load a page is enough. */
export const run: Part = async () => {
  const weights = await Array.fromAsync(measureWeights(PAGE_TYPES));
  return {
    notes: [],
    figures: [
      ...weights.map(([label, { path, bytes }]) =>
        figure({
          id: `weight ${label}`,
          series: 'Weight of a page before a click (brotli)',
          label,
          unit: 'KiB',
          values: [bytes / 1024],
          atMost: budgetOf(path) / 1024,
        }),
      ),
      ...weights.map(([label, { requests }]) =>
        figure({
          id: `requests ${label}`,
          series: 'Requests of a page before a click',
          label,
          unit: 'requests',
          values: [requests],
        }),
      ),
    ],
  };
};
