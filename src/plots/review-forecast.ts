import { axisX, axisY, barY, gridY, plot, ruleY, text } from '@observablehq/plot';
import { reviewForecast as words } from '#words/plots/review-forecast.ts';

/** Cards due on one day; `day` counts from today (0). */
export interface DueDay {
  day: number;
  due: number;
}

/**
 * Draws how many cards fall due on each of the next days. One image with a name; the table beside it says the same.
 * @param width CSS pixels
 */
export function drawForecast(days: readonly DueDay[], width: number): Element {
  const highest = Math.max(4, ...days.map(({ due }) => due));
  const every = width < 480 ? 3 : 1;
  const drawn = plot({
    width: Math.max(240, width),
    height: 180,
    marginLeft: 36,
    marginRight: 8,
    marginTop: 20,
    marginBottom: 28,
    style: { background: 'transparent', color: 'var(--sl-color-gray-3)', fontSize: '11px' },
    x: { domain: days.map(({ day }) => day), label: null, padding: 0.25 },
    y: { domain: [0, highest], label: null },
    marks: [
      gridY({ ticks: 4, stroke: 'var(--hp-line)', strokeOpacity: 1 }),
      axisY({ ticks: 4, tickSize: 0, tickFormat: (due: number) => (Number.isInteger(due) ? String(due) : '') }),
      axisX({
        tickSize: 0,
        tickFormat: (day: number) => (day === 0 ? words.today : day % every === 0 ? `+${day}` : ''),
      }),
      barY(days, {
        x: 'day',
        y: 'due',
        fill: (entry: DueDay) => (entry.day === 0 ? 'var(--hp-ember)' : 'var(--hp-frost)'),
      }),
      text(
        days.filter(({ due }) => due > 0),
        { x: 'day', y: 'due', text: (entry: DueDay) => String(entry.due), dy: -8, fill: 'var(--sl-color-gray-2)' },
      ),
      ruleY([0], { stroke: 'var(--sl-color-gray-4)' }),
    ],
  });
  for (const group of drawn.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  const total = days.reduce((sum, { due }) => sum + due, 0);
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', words.picture(days.length, total));
  return drawn;
}
