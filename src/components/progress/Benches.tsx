import { useCallback } from 'preact/hooks';
import { contentLanguage, locale } from '#words/locale.ts';
import { benches as words } from '#words/progress/page.ts';
import { PlotHost } from '../guide/simulation/PlotHost.tsx';
import { link } from '../ui/link.ts';
import type { BenchStanding } from './overview.ts';

const MOST = 15;

const ratio = (value: number): string =>
  value.toLocaleString(locale, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
const nameOf = ({ lab, bench }: BenchStanding): string => (bench === '' ? lab.title : `${lab.title}: ${bench}`);

/** The best ratios as a chart, and a table that says the same. */
export function Benches({ benches }: { benches: readonly BenchStanding[] }) {
  const best = [...benches].sort((a, b) => b.ratio - a.ratio);
  const key = JSON.stringify(best.slice(0, MOST).map((each) => ({ name: nameOf(each), ratio: each.ratio })));
  const draw = useCallback(
    async (width: number) => {
      const { drawBenchRatios } = await import('../../plots/bench-ratios.ts');
      return drawBenchRatios(JSON.parse(key) as { name: string; ratio: number }[], width);
    },
    [key],
  );
  if (best.length === 0) return null;
  return (
    <section aria-labelledby="progress-benches">
      <h2 id="progress-benches">{words.heading}</h2>
      <p class="hp-hint">{words.hint}</p>
      <PlotHost draw={draw} />
      <details>
        <summary>{words.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.lab}</th>
              <th scope="col">{words.ratio}</th>
              <th scope="col">{words.when}</th>
            </tr>
          </thead>
          <tbody>
            {best.map((each) => (
              <tr key={nameOf(each)}>
                <th scope="row">
                  <a lang={contentLanguage} href={link(`/labs/${each.lab.slug}/`)}>
                    {nameOf(each)}
                  </a>
                </th>
                <td>{ratio(each.ratio)}×</td>
                <td>{new Date(each.at).toLocaleDateString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
