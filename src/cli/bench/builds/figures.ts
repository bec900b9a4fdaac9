/** What was built, as figures. Pure. */
import { median } from 'simple-statistics';
import type { Figure } from '../../../schemas/bench-results.ts';
import { figure, ratios, type Measured } from '../figure.ts';

/** From few to the compared number of pages: what a further page costs, without what a build costs that has hardly any. */
export const [FEW, COMPARED, MANY] = [50, 500, 2000];

export interface Built {
  seconds: number;
  bytes: number;
}

/** What a build of so many pages is called in figures. */
export const labelOf = (generator: string, pages: number): string =>
  `${generator}, ${pages.toLocaleString('en')} pages`;

const seconds = (runs: readonly Built[]): number[] => runs.map((run) => run.seconds);
const mebibytes = (runs: readonly Built[]): number[] => runs.map((run) => run.bytes / 1024 ** 2);

/** Figures of the builds, by their labels; what depends on a build that failed is left out. */
export function buildFigures(built: ReadonlyMap<string, readonly Built[]>): Figure[] {
  const of = (generator: string, pages: number): readonly Built[] => built.get(labelOf(generator, pages)) ?? [];
  const each = (series: string, unit: 's' | 'MiB', values: (runs: readonly Built[]) => number[]): Figure[] =>
    [...built].map(([label, runs]) => figure({ id: `${series} ${label}`, series, label, unit, values: values(runs) }));
  const derived = (label: string, measured: Omit<Measured, 'id' | 'label'>): Figure[] =>
    measured.values.length === 0 ? [] : [figure({ ...measured, id: `${measured.series} ${label}`, label })];
  const own = of('Hotpath', COMPARED);
  const versus = (peer: string): Figure[] => {
    const theirs = seconds(of(peer, COMPARED));
    // One that was built once is compared with all that ours were.
    const values =
      theirs.length === 1 ? seconds(own).map((time) => time / (theirs[0] ?? NaN)) : ratios(seconds(own), theirs);
    return derived(`Hotpath / ${peer}`, { series: 'Build time against others', unit: 'x', values, atMost: 1 });
  };
  const further = (generator: string): Figure[] => {
    const [few, all] = [seconds(of(generator, FEW)), seconds(of(generator, COMPARED))];
    const values =
      few.length === 0 || all.length === 0 ? [] : [(1000 * (median(all) - median(few))) / (COMPARED - FEW)];
    return derived(generator, { series: 'A further page', unit: 'ms', values });
  };
  const growth = (label: string, values: (runs: readonly Built[]) => number[]): Figure[] => {
    const series = `From ${labelOf('', COMPARED).slice(2)} to ${labelOf('', MANY).slice(2)}`;
    return derived(label, { series, unit: 'x', values: ratios(values(of('Hotpath', MANY)), values(own)), atMost: 4.5 });
  };
  return [
    ...each('Build time', 's', seconds),
    ...['VitePress', 'Docusaurus', 'Docusaurus with search'].flatMap(versus),
    ...['Hotpath', 'VitePress', 'Docusaurus'].flatMap(further),
    ...each('Size of the built site', 'MiB', mebibytes),
    ...growth('time', seconds),
    ...growth('bytes', mebibytes),
  ];
}
