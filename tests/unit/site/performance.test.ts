/** What the page /about/performance/ makes of bench/results.json. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resultsSchema, type Figure } from '../../../src/schemas/bench-results.ts';
import {
  barsOf,
  inFigures,
  machinesOf,
  matrixOf,
  promiseOf,
  promises,
  rangeOf,
  readable,
  seriesOf,
  withUnit,
} from '../../../src/site/performance/figures-view.ts';

const one = (series: string, label: string, value: number, more: Partial<Figure> = {}): Figure => {
  const base = { id: `${series} ${label}`, series, label, unit: 'ms', statistic: 'median' } as const;
  return { ...base, values: [value], value, low: value, high: value, ...more };
};
const { parts } = resultsSchema.parse(
  JSON.parse(readFileSync(new URL('../../../bench/results.json', import.meta.url), 'utf8')),
);

describe('figures in words', () => {
  it('has as many digits as mean something', () => {
    expect([1234.5, 99.96, 42.25, 1.0514, 0].map(inFigures)).toEqual(['1,235', '100', '42.3', '1.05', '0']);
  });

  it('has units as people write them', () => {
    expect([withUnit(1.25, 'x'), withUnit(30, 'KiB'), withUnit(2, '%'), withUnit(15, 'requests')]).toEqual([
      '1.25×',
      '30 KiB',
      '2 %',
      '15',
    ]);
    expect(readable('3 x 10^5 immediates')).toBe('3 × 10⁵ immediates');
  });

  it('says what was promised, and a range only where there is one', () => {
    expect(promiseOf(one('a', 'b', 1, { atMost: 300 }))).toBe('≤ 300 ms');
    expect(promiseOf(one('a', 'b', 1))).toBe('');
    expect(rangeOf(one('a', 'b', 1))).toBe('');
    expect(rangeOf(one('a', 'b', 2, { low: 1, high: 3 }))).toBe('1 to 3');
  });
});

describe('barsOf', () => {
  it('places values, ranges and promises on one scale from zero', () => {
    const bars = barsOf([
      one('a', 'b', 50, { low: 25, high: 100, atMost: 200 }),
      one('a', 'c', 300, { high: 400, atMost: 200 }),
    ]);
    expect(bars[0]).toMatchObject({ length: 12.5, low: 6.3, high: 25, promise: 50, kept: true });
    expect(bars[1]).toMatchObject({ length: 75, high: 100, kept: false });
  });

  it('draws nothing for zeros', () => {
    expect(barsOf([one('a', 'b', 0)])[0]).toMatchObject({ length: 0, promise: undefined });
  });
});

it('series keep their order, or take the one that is asked for', () => {
  const figures = [one('b', 'x', 1), one('a', 'x', 2), one('b', 'y', 3)];
  expect(seriesOf(figures).map(({ name }) => name)).toEqual(['b', 'a']);
  expect(seriesOf(figures, ['a', 'missing']).map(({ name }) => name)).toEqual(['a']);
  const { columns, rows } = matrixOf(seriesOf(figures));
  expect(columns).toEqual(['b', 'a']);
  expect(rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell?.value)])).toEqual([
    ['x', 1, 2],
    ['y', 3, undefined],
  ]);
});

describe('bench/results.json as it is committed', () => {
  it('is what the page reads, and names a command for every figure', () => {
    expect(parts.length).toBeGreaterThan(0);
    for (const { command, id } of parts) expect(command).toBe(`npm run bench -- --only ${id}`);
  });

  it('has broken promises counted among all', () => {
    const { all, broken } = promises(parts);
    expect(broken.length).toBeLessThanOrEqual(all);
    expect(machinesOf(parts).flatMap(({ parts: titles }) => titles)).toHaveLength(parts.length);
  });

  it('has every part that the page shows, and the page shows every part', () => {
    const page = readFileSync(new URL('../../../content/docs/about/performance.mdx', import.meta.url), 'utf8');
    const shown = [...page.matchAll(/<Measured part="(\w+)"/g)].map(([, id]) => id);
    for (const { id } of parts) expect(shown).toContain(id);
  });
});
