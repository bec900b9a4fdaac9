import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { Range } from '../simulation/Range.tsx';
import { simulateRestarts, type RestartSettings } from './restart-backoff.ts';

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1).replace('.0', '')} s`;

/** Simulation: workers that die at their start while the database is away, and how they come back. */
export default function RestartBackoffSimulation() {
  const [settings, setSettings] = useState<RestartSettings>({
    workers: 8,
    outageMs: 60_000,
    baseMs: 0,
    factor: 2,
    maxMs: 15_000,
    jitter: 0,
  });
  const set = (change: Partial<RestartSettings>): void => setSettings({ ...settings, ...change });
  const run = useMemo(() => simulateRestarts(settings), [settings]);
  const { workers, outageMs, baseMs, maxMs, jitter } = settings;
  const draw = useCallback(
    async (width: number) =>
      (await import('../../../plots/restart-timeline.ts')).drawRestarts(
        { starts: run.starts, workers, outageMs },
        width,
      ),
    [run, workers, outageMs],
  );
  const inVain = run.starts.filter(({ lives }) => !lives).length;

  return (
    <section class="hp-sim not-content" aria-label="Simulation of workers that restart during an outage">
      <fieldset class="hp-sim-controls">
        <legend>The database is away, and every worker dies 0.3 s after its start</legend>
        <Range
          label="Workers"
          text={String(workers)}
          value={workers}
          min={1}
          max={16}
          step={1}
          onChange={(value) => set({ workers: value })}
        />
        <Range
          label="Database away for"
          text={seconds(outageMs)}
          value={outageMs}
          min={0}
          max={120_000}
          step={5_000}
          onChange={(value) => set({ outageMs: value })}
        />
        <Range
          label="First wait"
          text={baseMs === 0 ? 'none' : seconds(baseMs)}
          value={baseMs}
          min={0}
          max={5_000}
          step={100}
          onChange={(value) => set({ baseMs: value })}
        />
        <Range
          label="Longest wait"
          text={seconds(maxMs)}
          value={maxMs}
          min={1_000}
          max={60_000}
          step={1_000}
          onChange={(value) => set({ maxMs: value })}
        />
        <Range
          label="Left to chance"
          text={`${Math.round(jitter * 100)} %`}
          value={jitter}
          min={0}
          max={1}
          step={0.1}
          onChange={(value) => set({ jitter: value })}
        />
        <label class="hp-sim-check">
          <input
            type="checkbox"
            checked={settings.factor === 2}
            onInput={(event) => set({ factor: event.currentTarget.checked ? 2 : 1 })}
          />
          The wait doubles with each crash
        </label>
      </fieldset>
      <PlotHost draw={draw} />
      <ul class="hp-sim-key">
        <li style={{ '--key': 'var(--hp-ember)' }}>a start in vain</li>
        <li style={{ '--key': 'var(--hp-frost)' }}>the start that lasts</li>
        <li style={{ '--key': 'var(--sl-color-gray-5)' }}>the database is away</li>
      </ul>
      <p class="hp-sim-summary" role="status">
        {inVain} starts in vain. At most {run.busiest} starts fall within a tenth of a second. All {workers} workers are
        up {seconds(run.backAfter)} after the database has come back.
      </p>
    </section>
  );
}
