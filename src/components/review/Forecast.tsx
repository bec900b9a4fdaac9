import { useCallback } from 'preact/hooks';
import { forecast as words } from '#words/review/review.ts';
import type { ForecastDay } from '../../quiz/index.ts';
import { PlotHost } from '../guide/simulation/PlotHost.tsx';

/** How many cards fall due on the coming days: a chart, and a table that says the same. */
export function Forecast({ days }: { days: ForecastDay[] }) {
  const key = JSON.stringify(days);
  const draw = useCallback(
    async (width: number) => {
      const { drawForecast } = await import('../../plots/review-forecast.ts');
      return drawForecast(JSON.parse(key) as ForecastDay[], width);
    },
    [key],
  );
  return (
    <section aria-labelledby="review-forecast">
      <h2 id="review-forecast">{words.heading}</h2>
      <PlotHost draw={draw} />
      <details>
        <summary>{words.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.due}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, due }) => (
              <tr key={day}>
                <th scope="row">{words.dayName(day)}</th>
                <td>{due}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
