/** Lighthouse over every page type: scores, first and largest paint, blocking time, layout shift, as on a slow phone. */
import { auditPages, CATEGORIES, type Audit } from '../../bench-lighthouse/audit.ts';
import type { Figure } from '../../../schemas/bench-results.ts';
import { figure, type Measured } from '../figure.ts';
import { PAGE_TYPES } from '../page-types.ts';
import type { Part } from '../part.ts';

/** A load with Lighthouse takes ten seconds, and there are many pages. */
const MOST_RUNS = 3;

/** What nobody sees: a line that moves by a fraction of a pixel when styles arrive. */
const NO_SHIFT = 0.001;

const NAMES = {
  performance: 'Performance',
  accessibility: 'Accessibility',
  'best-practices': 'Best practices',
  seo: 'Search engines',
} as const;

type Series = Omit<Measured, 'id' | 'label' | 'values'> & { of: (run: Audit) => number };

const SERIES: readonly Series[] = [
  ...CATEGORIES.map((id): Series => {
    return { series: `Lighthouse: ${NAMES[id]}`, unit: 'points', atLeast: 100, of: ({ scores }) => scores[id] };
  }),
  { series: 'First paint', unit: 'ms', of: ({ times }) => times.firstPaint },
  { series: 'Largest paint', unit: 'ms', of: ({ times }) => times.largestPaint },
  { series: 'Blocking time', unit: 'ms', of: ({ times }) => times.blocked },
  { series: 'Layout shift', unit: 'shift', atMost: NO_SHIFT, of: ({ times }) => times.shift },
];

export const run: Part = async ({ repeat }) => {
  const pages = await Array.fromAsync(auditPages(PAGE_TYPES, Math.min(repeat, MOST_RUNS)));
  const figures = SERIES.flatMap(({ of, ...series }) =>
    pages.map(({ name, audits }): Figure => {
      return figure({ ...series, id: `${series.series} ${name}`, label: name, values: audits.map(of) });
    }),
  );
  const lost = pages.flatMap(({ name, audits }) => {
    const ids = [...new Set(audits.flatMap((audit) => audit.lost))];
    return ids.length === 0 ? [] : [`Not in full on the page "${name}": ${ids.join(', ')}.`];
  });
  return { figures, notes: lost };
};
