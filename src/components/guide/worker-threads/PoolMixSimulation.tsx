import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { Range } from '../simulation/Range.tsx';
import { simulatePool, TASKS, WORK_MS, type PoolSettings } from './pool-mix.ts';

/** Sizes that the table compares. */
const SIZES = [1, 2, 4, 8, 16];

const ms = (value: number): string => `${Math.round(value)} ms`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Simulation: the same tasks on pools of different sizes. */
export default function PoolMixSimulation() {
  const [settings, setSettings] = useState<PoolSettings>({
    threads: 4,
    cores: 4,
    waiting: 0,
    mix: 'uneven',
    feeding: 'continuous',
  });
  const set = (change: Partial<PoolSettings>): void => setSettings({ ...settings, ...change });
  const run = useMemo(() => simulatePool(settings), [settings]);
  const draw = useCallback(
    async (width: number) => (await import('../../../plots/pool-lanes.ts')).drawLanes(run, settings.threads, width),
    [run, settings.threads],
  );
  const { threads, cores, waiting, mix, feeding } = settings;

  return (
    <section class="hp-sim not-content" aria-label="Simulation of a pool">
      <fieldset class="hp-sim-controls">
        <legend>
          {TASKS} tasks, {ms(WORK_MS)} in all
        </legend>
        <Range
          label="Threads"
          text={String(threads)}
          value={threads}
          min={1}
          max={16}
          step={1}
          onChange={(value) => set({ threads: value })}
        />
        <Range
          label="Cores"
          text={String(cores)}
          value={cores}
          min={1}
          max={8}
          step={1}
          onChange={(value) => set({ cores: value })}
        />
        <Range
          label="Waiting in each task"
          text={percent(waiting)}
          value={Math.round(waiting * 100)}
          min={0}
          max={90}
          step={10}
          onChange={(value) => set({ waiting: value / 100 })}
        />
        <label class="hp-sim-check">
          <input
            type="checkbox"
            checked={mix === 'uneven'}
            onChange={(event) => set({ mix: event.currentTarget.checked ? 'uneven' : 'even' })}
          />
          Every sixth task is long
        </label>
        <label class="hp-sim-check">
          <input
            type="checkbox"
            checked={feeding === 'batches'}
            onChange={(event) => set({ feeding: event.currentTarget.checked ? 'batches' : 'continuous' })}
          />
          In batches, each waits for its last task
        </label>
      </fieldset>
      <PlotHost draw={draw} />
      <ul class="hp-sim-key">
        <li style={{ '--key': 'var(--hp-ember)' }}>a task on its thread, one row a thread</li>
      </ul>
      <p class="hp-sim-summary" role="status">
        Done after {ms(run.makespan)}. The cores compute {percent(run.cpu)} of that time; the threads are without a task{' '}
        {percent(run.idle)} of it.
      </p>
      <table>
        <caption class="sr-only">The same tasks on pools of other sizes</caption>
        <thead>
          <tr>
            <th scope="col">Threads</th>
            <th scope="col">Done after</th>
            <th scope="col">Cores busy</th>
          </tr>
        </thead>
        <tbody>
          {SIZES.map((size) => {
            const other = simulatePool({ ...settings, threads: size });
            return (
              <tr key={size}>
                <td>{size}</td>
                <td>{ms(other.makespan)}</td>
                <td>{percent(other.cpu)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
