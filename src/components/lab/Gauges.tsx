import { bench as words } from '#words/lab/outcome.ts';
import { locale } from '#words/locale.ts';
import { nameOf, rangeOf, valueOf, type Gauge } from '../../bench/gauges.ts';
import { sparkline } from '../../plots/sparkline.ts';

const WIDTH = 120;
const HEIGHT = 28;

/** What a run tells of itself while it goes on: each figure with its latest value and how it came to that. */
export function Gauges({ gauges }: { gauges: readonly Gauge[] }) {
  return (
    <ul class="lab-gauges" role="list" aria-label={words.gauges} data-testid="gauges">
      {gauges.map((gauge) => {
        const range = rangeOf(gauge);
        return (
          <li key={gauge.name}>
            <span>{nameOf(gauge)}</span>
            <strong>{valueOf(gauge)}</strong>
            {range && (
              <>
                <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" preserveAspectRatio="none">
                  <path d={sparkline(gauge.points, WIDTH, HEIGHT)} />
                </svg>
                <span>{words.range(figure(range[0]), figure(range[1]))}</span>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function figure(value: number): string {
  return value.toLocaleString(locale, { maximumSignificantDigits: 3 });
}
