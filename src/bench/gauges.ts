/**
 * Figures that a run publishes while it goes on: `diagnostics_channel.channel('hotpath:gauge').publish({ name, value, unit })`. That is
 * Node's own way, so the same code runs where nobody listens; runtime/gauges.mjs listens.
 */
import { gauges as words } from '#words/bench/gauges.ts';
import { locale } from '#words/locale.ts';

/** One figure at a time. `at`: milliseconds since the run began; `value` is null where this engine cannot tell it. */
export type GaugePoint = readonly [name: string, unit: string, at: number, value: number | null];

/** All that is known of one figure, in order of time. */
export interface Gauge {
  name: string;
  unit: string;
  points: readonly (readonly [at: number, value: number | null])[];
}

/** Points of one gauge that are kept; of more, every second one goes. */
export const MOST_POINTS = 600;
/** More gauges than that are not shown. */
export const MOST_GAUGES = 12;

/** `gauges` with new points; gauges stay in the order in which they first came. */
export function withPoints(gauges: readonly Gauge[], points: readonly GaugePoint[]): Gauge[] {
  const all = new Map(gauges.map((gauge) => [gauge.name, { ...gauge, points: [...gauge.points] }]));
  for (const [name, unit, at, value] of points) {
    const gauge = all.get(name) ?? { name, unit, points: [] };
    if (!all.has(name) && all.size >= MOST_GAUGES) continue;
    gauge.points.push([at, value]);
    all.set(name, gauge);
  }
  return [...all.values()].map((gauge) => ({ ...gauge, points: thinned(gauge.points) }));
}

/** The latest point stays: it is the value that is shown. */
function thinned<T>(points: readonly T[]): readonly T[] {
  if (points.length <= MOST_POINTS) return points;
  return points.filter((_, index) => (points.length - 1 - index) % 2 === 0);
}

/** What readers call it. */
export function nameOf({ name }: Gauge): string {
  return words.names[name] ?? name;
}

/** The latest value, as readers see it. */
export function valueOf({ points, unit }: Gauge): string {
  const value = points.at(-1)?.[1];
  if (value === undefined || value === null) return words.untold;
  const figure = value.toLocaleString(locale, { maximumSignificantDigits: 3 });
  return unit === '' ? figure : `${figure} ${unit}`;
}

/** The least and the greatest value so far; undefined without any. */
export function rangeOf({ points }: Gauge): readonly [number, number] | undefined {
  const values = points.flatMap(([, value]) => (value === null ? [] : [value]));
  return values.length === 0 ? undefined : [Math.min(...values), Math.max(...values)];
}
