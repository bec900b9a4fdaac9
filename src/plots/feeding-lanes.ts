import { axisX, gridX, plot, rect, text } from '@observablehq/plot';

/** A call in its place. Times in milliseconds. */
export interface LaneCall {
  place: number;
  start: number;
  end: number;
  slow: boolean;
}

const LANE = 13;
const TITLE = 22;

/**
 * Draws two ways of running the same calls below each other, on one time axis: a lane for each place, a bar for each call. One image with a
 * name; the text beside it says the same in figures.
 * @param width CSS pixels
 */
export function drawFeeding(
  [batches, fed]: readonly [readonly LaneCall[], readonly LaneCall[]],
  places: number,
  width: number,
): Element {
  const block = TITLE + places * LANE;
  const rows = [batches, fed].flatMap((calls, way) =>
    calls.map((call) => ({ ...call, top: way * (block + 8) + TITLE + call.place * LANE })),
  );
  const height = 2 * block + 8;
  const drawn = plot({
    width: Math.max(240, width),
    height: height + 26,
    marginLeft: 8,
    marginRight: 20,
    marginTop: 0,
    marginBottom: 26,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, Math.max(1, ...rows.map(({ end }) => end))], label: null },
    y: { domain: [height, 0], axis: null },
    marks: [
      gridX({ ticks: 5, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisX({
        ticks: Math.max(2, Math.floor(width / 120)),
        tickSize: 0,
        tickFormat: (ms: number) => `${ms / 1_000} s`,
      }),
      rect(rows, {
        x1: 'start',
        x2: 'end',
        y1: 'top',
        y2: (call: { top: number }) => call.top + LANE - 3,
        fill: (call: LaneCall) => (call.slow ? 'var(--hp-ember)' : 'var(--hp-frost)'),
        insetRight: 1,
      }),
      text(
        [
          { name: 'Batches', at: 14 },
          { name: 'Continuous feeding', at: block + 8 + 14 },
        ],
        { x: 0, y: 'at', text: 'name', textAnchor: 'start', fontSize: 12, fill: 'var(--sl-color-gray-2)' },
      ),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', `${fed.length} calls in ${places} places, in batches above, fed continuously below`);
  return drawn;
}
