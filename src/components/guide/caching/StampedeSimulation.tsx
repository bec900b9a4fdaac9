import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { Range } from '../simulation/Range.tsx';
import { DURATION_MS, simulateStampede, STEP_MS, WAYS, type StampedeSettings, type Way } from './stampede-model.ts';

const NAMES = Object.keys(WAYS) as Way[];
const count = (value: number): string => value.toLocaleString('en');

/** Simulation: entries that end together, and the loads that follow, in four ways. */
export default function StampedeSimulation() {
  const [settings, setSettings] = useState<StampedeSettings>({
    keys: 40,
    rate: 5,
    loadMs: 800,
    ttlMs: 30_000,
    seed: 1,
  });
  const set = (change: Partial<StampedeSettings>): void => setSettings({ ...settings, ...change });
  const rows = useMemo(() => NAMES.map((way) => ({ name: WAYS[way], ...simulateStampede(way, settings) })), [settings]);
  const draw = useCallback(
    async (width: number) =>
      (await import('../../../plots/load-lanes.ts')).drawLoads(
        rows,
        { stepMs: STEP_MS, durationMs: DURATION_MS },
        width,
      ),
    [rows],
  );
  const { keys, rate, loadMs, ttlMs, seed } = settings;
  const [alone, last] = [rows[0], rows.at(-1)];

  return (
    <section class="hp-sim not-content" aria-label="Simulation of a cache stampede">
      <fieldset class="hp-sim-controls">
        <legend>Two minutes of entries that were stored together</legend>
        <Range
          label="Entries"
          text={String(keys)}
          value={keys}
          min={1}
          max={100}
          step={1}
          onChange={(value) => set({ keys: value })}
        />
        <Range
          label="Requests for each"
          text={`${rate} a second`}
          value={rate}
          min={1}
          max={20}
          step={1}
          onChange={(value) => set({ rate: value })}
        />
        <Range
          label="A load takes"
          text={`${loadMs} ms`}
          value={loadMs}
          min={50}
          max={3_000}
          step={50}
          onChange={(value) => set({ loadMs: value })}
        />
        <Range
          label="Time to live"
          text={`${ttlMs / 1_000} s`}
          value={ttlMs}
          min={10_000}
          max={60_000}
          step={5_000}
          onChange={(value) => set({ ttlMs: value })}
        />
        <button class="hp-button" type="button" onClick={() => set({ seed: seed + 1 })}>
          Draw other requests
        </button>
      </fieldset>
      <PlotHost draw={draw} />
      <table>
        <thead>
          <tr>
            <th scope="col">Way</th>
            <th scope="col">Loads</th>
            <th scope="col">Most at once</th>
            <th scope="col">Requests that wait</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{count(row.loads)}</td>
              <td>{count(row.peak)}</td>
              <td>{count(row.waited)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hp-sim-summary" role="status">
        {alone && last
          ? `${count(alone.requests)} requests. At the worst moment ${count(alone.peak)} loads at once when everybody loads, ${count(last.peak)} with all three remedies.`
          : ''}
      </p>
    </section>
  );
}
