import { axisX, axisY, gridY, plot, rectY, ruleX, text } from '@observablehq/plot';

/** What one instance served: in each step the age of the answer in seconds, and whether it was out of date. */
export interface StalenessLane {
  name: string;
  /** Said in the lane, after its name. */
  note: string;
  steps: readonly { age: number; stale: boolean }[];
}

/**
 * Draws the age of what each instance serves, one below the other, out-of-date answers in a colour of their own, and writes as dashed
 * lines. One image with a name; the table beside it says the same in figures.
 * @param times in seconds
 * @param width CSS pixels
 */
export function drawStaleness(
  lanes: readonly StalenessLane[],
  { step, duration, writes, ttl }: { step: number; duration: number; writes: readonly number[]; ttl: number },
  width: number,
): Element {
  const rows = lanes.flatMap(({ name, steps }) =>
    steps.map(({ age, stale }, index) => ({ name, from: index * step, to: (index + 1) * step, age, stale })),
  );
  const oldest = Math.max(ttl, ...rows.map(({ age }) => age));
  const ages = oldest > 1.3 * ttl ? [0, ttl, Math.round(oldest)] : [0, ttl];
  const drawn = plot({
    width: Math.max(240, width),
    height: 40 + 116 * lanes.length,
    marginLeft: 44,
    marginRight: 16,
    marginTop: 4,
    marginBottom: 28,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: [0, duration], label: null },
    // Room above for the name.
    y: { domain: [0, oldest * 1.3], label: null },
    fy: { domain: lanes.map(({ name }) => name), axis: null, padding: 0.08 },
    marks: [
      gridY(ages, { stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisY(ages, { tickSize: 0, tickFormat: (age: number) => `${age} s` }),
      axisX({
        ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => share * duration),
        tickSize: 0,
        tickFormat: (at: number) => `${at} s`,
      }),
      rectY(rows, {
        x1: 'from',
        x2: 'to',
        y: 'age',
        fy: 'name',
        inset: 0,
        fill: ({ stale }: { stale: boolean }) => (stale ? 'var(--hp-ember)' : 'var(--hp-frost)'),
        fillOpacity: ({ stale }: { stale: boolean }) => (stale ? 0.9 : 0.4),
      }),
      ruleX(writes, { stroke: 'var(--sl-color-gray-2)', strokeDasharray: '2,3', strokeOpacity: 0.8 }),
      text(lanes, {
        fy: 'name',
        frameAnchor: 'top-left',
        dx: 4,
        dy: 2,
        text: ({ name, note }: StalenessLane) => `${name}: ${note}`,
        fill: 'var(--sl-color-white)',
      }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', `Age of what ${lanes.length} instances serve over ${duration} seconds`);
  return drawn;
}
