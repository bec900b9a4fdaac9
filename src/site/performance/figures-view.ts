/** Figures of `npm run bench` as rows of tables and as places in a plot. Pure. */
import { isKept, type Environment, type Figure, type PartResult } from '../../schemas/bench-results.ts';

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const TENTHS = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const FINE = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A value with three figures that mean something, without its unit. */
export function inFigures(value: number): string {
  return Math.abs(value) >= 100
    ? WHOLE.format(value)
    : Math.abs(value) >= 10
      ? TENTHS.format(value)
      : FINE.format(value);
}

/** Units that are said by the heading of a series; a count or a score needs none. */
const SAID: Partial<Record<Figure['unit'], string>> = {
  x: '×',
  requests: '',
  points: '',
  shift: '',
  '/s': ' a second',
};

/** A value with its unit. */
export const withUnit = (value: number, unit: Figure['unit']): string => {
  return inFigures(value) + (SAID[unit] ?? (unit === '%' ? ' %' : ` ${unit}`));
};

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A label as a page shows it: the terminal's `3 x 10^5` is 3 × 10⁵. */
export function readable(label: string): string {
  return label.replace(/ x (?=\d)/, ' × ').replace(/\^(\d)/, (_, digit: string) => RAISED[Number(digit)] ?? digit);
}

/** What was promised of a figure; empty where nothing was. */
export function promiseOf({ atMost, atLeast, unit }: Figure): string {
  return [
    ...(atMost === undefined ? [] : [`≤ ${withUnit(atMost, unit)}`]),
    ...(atLeast === undefined ? [] : [`≥ ${withUnit(atLeast, unit)}`]),
  ].join(', ');
}

/** Lowest to highest of the repetitions; empty where there was one, or no difference. */
export function rangeOf({ low, high }: Figure): string {
  const [from, to] = [inFigures(low), inFigures(high)];
  return from === to ? '' : `${from} to ${to}`;
}

/** The figures of one series, in the order in which they were measured. */
export interface Series {
  name: string;
  figures: Figure[];
}

/** @param names the series that are wanted; all, in their own order, when absent */
export function seriesOf(figures: readonly Figure[], names?: readonly string[]): Series[] {
  const groups = Map.groupBy(figures, ({ series }) => series);
  return (names ?? [...groups.keys()]).flatMap((name) => {
    const found = groups.get(name);
    return found === undefined ? [] : [{ name, figures: found }];
  });
}

/** A bar of a plot. All places are per cent of its width. */
export interface Bar {
  label: string;
  shown: string;
  length: number;
  low: number;
  high: number;
  /** Where the promise lies; undefined where nothing was promised. */
  promise: number | undefined;
  kept: boolean | undefined;
}

/** Bars from zero; the longest value or promise takes the whole width. */
export function barsOf(figures: readonly Figure[]): Bar[] {
  const promised = ({ atMost, atLeast }: Figure): number | undefined => atMost ?? atLeast;
  const most = Math.max(...figures.flatMap((one) => [one.high, promised(one) ?? 0]));
  const place = (value: number): number => (most > 0 ? Number(((100 * value) / most).toFixed(1)) : 0);
  return figures.map((one) => {
    const promise = promised(one);
    return {
      label: readable(one.label),
      shown: withUnit(one.value, one.unit),
      length: place(one.value),
      low: place(one.low),
      high: place(one.high),
      promise: promise === undefined ? undefined : place(promise),
      kept: isKept(one),
    };
  });
}

/** A table of several series about the same things: one row a thing, one column a series. */
export interface Matrix {
  columns: string[];
  rows: { label: string; cells: (Figure | undefined)[] }[];
}

export function matrixOf(series: readonly Series[]): Matrix {
  const labels = [...new Set(series.flatMap(({ figures }) => figures.map(({ label }) => label)))];
  return {
    columns: series.map(({ name }) => name),
    rows: labels.map((label) => ({
      label,
      cells: series.map(({ figures }) => figures.find((figure) => figure.label === label)),
    })),
  };
}

/** Promises of all parts: how many there are, and those that are broken. */
export function promises(parts: readonly PartResult[]): { all: number; broken: Figure[] } {
  const all = parts.flatMap(({ figures }) => figures).filter((figure) => isKept(figure) !== undefined);
  return { all: all.length, broken: all.filter((figure) => isKept(figure) === false) };
}

/** The machines and versions of the parts, each once, with the days on which they measured. */
export function machinesOf(
  parts: readonly PartResult[],
): { environment: Environment; days: string[]; parts: string[] }[] {
  const same = ({ environment: { load: _load, commit: _commit, ...rest } }: PartResult): string => JSON.stringify(rest);
  return [...Map.groupBy(parts, same).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const days = [...new Set(group.map(({ date }) => date.slice(0, 10)))];
    return [{ environment: first.environment, days, parts: group.map(({ title }) => title) }];
  });
}
