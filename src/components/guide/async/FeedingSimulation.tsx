import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { Range } from '../simulation/Range.tsx';
import { continuously, inBatches, makeCalls, type FeedingRun, type FeedingSettings } from './feeding.ts';

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 9_950 ? 2 : 1)} s`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Simulation: the same calls in batches and fed continuously, with the same limit. */
export default function FeedingSimulation() {
  const [settings, setSettings] = useState<FeedingSettings>({
    calls: 40,
    places: 5,
    slowPercent: 15,
    slowFactor: 8,
    seed: 1,
  });
  const set = (change: Partial<FeedingSettings>): void => setSettings({ ...settings, ...change });
  const runs = useMemo(() => {
    const calls = makeCalls(settings);
    return { batches: inBatches(calls, settings.places), fed: continuously(calls, settings.places) };
  }, [settings]);
  const { batches, fed } = runs;
  const { calls, places, slowPercent, slowFactor, seed } = settings;
  const draw = useCallback(
    async (width: number) =>
      (await import('../../../plots/feeding-lanes.ts')).drawFeeding([batches.calls, fed.calls], places, width),
    [batches, fed, places],
  );
  const slow = fed.calls.filter((call) => call.slow).length;

  return (
    <section class="hp-sim not-content" aria-label="Simulation of batches and continuous feeding">
      <fieldset class="hp-sim-controls">
        <legend>The same calls, the same limit</legend>
        <Range
          label="Calls"
          text={String(calls)}
          value={calls}
          min={5}
          max={80}
          step={5}
          onChange={(value) => set({ calls: value })}
        />
        <Range
          label="Under way at once"
          text={String(places)}
          value={places}
          min={1}
          max={10}
          step={1}
          onChange={(value) => set({ places: value })}
        />
        <Range
          label="Slow calls"
          text={`${slowPercent} %`}
          value={slowPercent}
          min={0}
          max={50}
          step={5}
          onChange={(value) => set({ slowPercent: value })}
        />
        <Range
          label="A slow call takes"
          text={`${slowFactor} times as long`}
          value={slowFactor}
          min={1}
          max={20}
          step={1}
          onChange={(value) => set({ slowFactor: value })}
        />
        <button class="hp-button" type="button" onClick={() => set({ seed: seed + 1 })}>
          Draw other calls
        </button>
      </fieldset>
      <PlotHost draw={draw} />
      <ul class="hp-sim-key">
        <li style={{ '--key': 'var(--hp-frost)' }}>a call</li>
        <li style={{ '--key': 'var(--hp-ember)' }}>a slow call</li>
      </ul>
      <table>
        <thead>
          <tr>
            <th scope="col">Way</th>
            <th scope="col">Done after</th>
            <th scope="col">Places in use</th>
          </tr>
        </thead>
        <tbody>
          <Row name="Batches" run={batches} />
          <Row name="Continuous feeding" run={fed} />
        </tbody>
      </table>
      <p class="hp-sim-summary" role="status">
        {calls} calls, {slow} of them slow, {places} at once: {seconds(batches.makespan)} in batches,{' '}
        {seconds(fed.makespan)} fed continuously.
      </p>
    </section>
  );
}

function Row({ name, run }: { name: string; run: FeedingRun }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{seconds(run.makespan)}</td>
      <td>{percent(run.use)}</td>
    </tr>
  );
}
