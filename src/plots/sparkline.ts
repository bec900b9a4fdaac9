/**
 * A line without axes, small enough to be drawn beside its value while a benchmark runs: drawing with the charting library several
 * times a second would take a share of the cores that are being measured.
 *
 * Returns the `d` of an SVG path in a box of `width` by `height`; empty with less than two points. Values of null leave a gap.
 */
export function sparkline(
  points: readonly (readonly [at: number, value: number | null])[],
  width: number,
  height: number,
): string {
  const known = points.flatMap(([at, value]) => (value === null ? [] : [[at, value] as const]));
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < 2 || first === undefined || last === undefined) return '';
  const top = Math.max(...known.map(([, value]) => value));
  const bottom = Math.min(0, ...known.map(([, value]) => value));
  const x = (at: number): number => ((at - first[0]) / (last[0] - first[0] || 1)) * width;
  const y = (value: number): number => height - ((value - bottom) / (top - bottom || 1)) * height;
  let draws = false;
  return points
    .map(([at, value]) => {
      const command = draws ? 'L' : 'M';
      draws = value !== null;
      return value === null ? '' : `${command}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}
