import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { Range } from '../simulation/Range.tsx';
import { SECONDS, simulateHeap, type HeapSettings } from './heap-model.ts';

const mb = (value: number): string => `${Math.round(value)} MB`;

/** Simulation: a heap with garbage, a leak and a collector. */
export default function HeapCurveSimulation() {
  const [settings, setSettings] = useState<HeapSettings>({ garbage: 2, leak: 8, limit: 256, forced: false });
  const set = (change: Partial<HeapSettings>): void => setSettings({ ...settings, ...change });
  const run = useMemo(() => simulateHeap(settings), [settings]);
  const { garbage, leak, limit, forced } = settings;
  const draw = useCallback(
    async (width: number) =>
      (await import('../../../plots/heap-curve.ts')).drawHeap({ ...run, limit, seconds: SECONDS }, width),
    [run, limit],
  );
  const [first, last] = [run.collections[0], run.collections.at(-1)];

  return (
    <section class="hp-sim not-content" aria-label="Simulation of a heap">
      <fieldset class="hp-sim-controls">
        <legend>Ten minutes of one heap</legend>
        <Range
          label="Garbage"
          text={`${garbage} MB/s`}
          value={garbage}
          min={0.5}
          max={20}
          step={0.5}
          onChange={(value) => set({ garbage: value })}
        />
        <Range
          label="Leak"
          text={`${leak} MB/min`}
          value={leak}
          min={0}
          max={60}
          step={1}
          onChange={(value) => set({ leak: value })}
        />
        <Range
          label="Heap limit"
          text={mb(limit)}
          value={limit}
          min={128}
          max={1024}
          step={32}
          onChange={(value) => set({ limit: value })}
        />
        <label class="hp-sim-check">
          <input type="checkbox" checked={forced} onChange={(event) => set({ forced: event.currentTarget.checked })} />
          Force a collection every 10 s
        </label>
      </fieldset>
      <PlotHost draw={draw} />
      <ul class="hp-sim-key">
        <li style={{ '--key': 'var(--hp-frost)' }}>in use</li>
        <li style={{ '--key': 'var(--hp-ember)' }}>the floor: what a collection left</li>
        <li style={{ '--key': 'var(--hp-bad)' }}>heap limit</li>
      </ul>
      <p class="hp-sim-summary" role="status">
        {run.collections.length} collections.{' '}
        {first && last && `The floor goes from ${mb(first.floor)} to ${mb(last.floor)}. `}
        {run.diedAt === undefined
          ? 'The process lives.'
          : `The process dies after ${Math.floor(run.diedAt / 60)} min ${run.diedAt % 60} s.`}
      </p>
    </section>
  );
}
