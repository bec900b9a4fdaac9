import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { StalenessControls } from './StalenessControls.tsx';
import { DURATION, simulateStaleness, STEP, WAYS, type StalenessSettings, type Way } from './staleness-model.ts';

const NAMES = Object.keys(WAYS) as Way[];
const count = (value: number): string => value.toLocaleString('en');
const percent = (part: number, of: number): string => {
  const share = of === 0 ? 0 : (100 * part) / of;
  return share > 0 && share < 1 ? 'under 1 %' : `${Math.round(share)} %`;
};
const seconds = (value: number): string => (value > 0 && value < 1 ? 'under 1 s' : `${Math.round(value)} s`);

/** Simulation: what two instances with a memory of their own serve after writes, by who hears of them. */
export default function StalenessSimulation() {
  const [way, setWay] = useState<Way>('none');
  const [settings, setSettings] = useState<StalenessSettings>({
    nearTtl: 60,
    farTtl: 60,
    copy: 'full',
    writesPerMinute: 2,
    readRate: 5,
    secondStarts: 55,
    seed: 3,
  });
  const runs = useMemo(() => NAMES.map((name) => ({ name, ...simulateStaleness(name, settings) })), [settings]);
  const shown = runs.find(({ name }) => name === way);
  const draw = useCallback(
    async (width: number) => {
      const { drawStaleness } = await import('../../../plots/staleness-lanes.ts');
      const lanes = (shown?.lanes ?? []).map((lane, index) => ({
        name: `Instance ${index + 1}`,
        note: `${percent(lane.staleReads, lane.reads)} stale, at most ${seconds(lane.longest)}`,
        steps: lane.steps,
      }));
      const times = { step: STEP, duration: DURATION, writes: shown?.writes ?? [], ttl: settings.farTtl };
      return drawStaleness(lanes, times, width);
    },
    [shown, settings.farTtl],
  );

  return (
    <section class="hp-sim not-content" aria-label="Simulation of two instances and staleness">
      <StalenessControls
        settings={settings}
        way={way}
        onChange={(change) => setSettings({ ...settings, ...change })}
        onWay={setWay}
      />
      <PlotHost draw={draw} />
      <ul class="hp-sim-key">
        <li style={{ '--key': 'var(--hp-frost)' }}>up to date, by age</li>
        <li style={{ '--key': 'var(--hp-ember)' }}>overwritten, and still served</li>
        <li style={{ '--key': 'var(--sl-color-gray-2)' }}>a write (dashed)</li>
      </ul>
      <table>
        <thead>
          <tr>
            <th scope="col">Who hears of a write</th>
            <th scope="col">Stale reads</th>
            <th scope="col">Longest</th>
            <th scope="col">Loads</th>
            <th scope="col">Reads that ask L2</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ name, staleReads, reads, longest, loads, asked }) => (
            <tr key={name}>
              <th scope="row">{WAYS[name]}</th>
              <td>{percent(staleReads, reads)}</td>
              <td>{seconds(longest)}</td>
              <td>{count(loads)}</td>
              <td>{count(asked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hp-sim-summary" role="status">
        {shown
          ? `${WAYS[way]}: of ${count(shown.reads)} reads, ${percent(shown.staleReads, shown.reads)} were stale, the worst of them by ${seconds(shown.longest)}. Time to live in L2: ${settings.farTtl} s. ${count(shown.loads)} loads for ${count(shown.writes.length)} writes.`
          : ''}
      </p>
    </section>
  );
}
