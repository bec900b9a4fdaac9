import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { Range } from '../simulation/Range.tsx';
import { MEMORY, momentAt, SHOWN_MS, simulateTank, type TankRun, type TankSettings } from './tank.ts';
import { TankPicture } from './TankPicture.tsx';

const size = (kib: number): string =>
  kib >= 10_240
    ? `${Math.round(kib / 1_024)} MiB`
    : kib >= 1_024
      ? `${Math.round(kib / 102.4) / 10} MiB`
      : `${Math.round(kib)} KiB`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const rate = (perMs: number): string => `${perMs} MB/s`;

/** Simulation: back-pressure as water in a tank. */
export default function TankSimulation() {
  const [settings, setSettings] = useState<TankSettings>({
    sourceRate: 40,
    sinkRate: 10,
    highWaterMark: 256,
    restartMs: 2,
    heeded: false,
  });
  const [at, setAt] = useState(4_000);
  const set = (change: Partial<TankSettings>): void => setSettings({ ...settings, ...change });
  const runs = useMemo(
    () => ({
      heeded: simulateTank({ ...settings, heeded: true }),
      unread: simulateTank({ ...settings, heeded: false }),
    }),
    [settings],
  );
  const { sourceRate, sinkRate, highWaterMark, restartMs, heeded } = settings;
  const run = heeded ? runs.heeded : runs.unread;
  const moment = momentAt(run, at);
  const draw = useCallback(
    async (width: number) =>
      (await import('../../../plots/tank-level.ts')).drawTank(
        { moments: run.moments, highWaterMark, at, shownMs: SHOWN_MS, words: size },
        width,
      ),
    [run, highWaterMark, at],
  );
  const full = Math.max(highWaterMark * 1.5, run.peak);
  const died = run.diedAt !== undefined && run.diedAt <= at;

  return (
    <section class="hp-sim not-content" aria-label="Simulation of back-pressure as water in a tank">
      <fieldset class="hp-sim-controls">
        <legend>Ten seconds of one writable stream</legend>
        <Range
          label="The source gives"
          text={rate(sourceRate)}
          value={sourceRate}
          min={2}
          max={100}
          step={2}
          onChange={(value) => set({ sourceRate: value })}
        />
        <Range
          label="The sink takes"
          text={rate(sinkRate)}
          value={sinkRate}
          min={2}
          max={100}
          step={2}
          onChange={(value) => set({ sinkRate: value })}
        />
        <Range
          label="highWaterMark"
          text={size(highWaterMark)}
          value={highWaterMark}
          min={64}
          max={2_048}
          step={64}
          onChange={(value) => set({ highWaterMark: value })}
        />
        <Range
          label="After drain, the source needs"
          text={`${restartMs} ms`}
          value={restartMs}
          min={0}
          max={50}
          step={1}
          onChange={(value) => set({ restartMs: value })}
        />
        <Range
          label="Look at"
          text={`${(at / 1_000).toFixed(1)} s`}
          value={at}
          min={0}
          max={SHOWN_MS}
          step={100}
          onChange={setAt}
        />
        <label class="hp-sim-check">
          <input type="checkbox" checked={heeded} onChange={(event) => set({ heeded: event.currentTarget.checked })} />
          Heed what write() says
        </label>
      </fieldset>
      <TankPicture
        level={moment.level / full}
        mark={highWaterMark / full}
        flows={moment.flows && !died}
        drips={!moment.dry && !died}
      />
      <PlotHost draw={draw} />
      <ul class="hp-sim-key">
        <li style={{ '--key': 'var(--hp-frost)' }}>in the buffer</li>
        <li style={{ '--key': 'var(--hp-ember)' }}>highWaterMark</li>
      </ul>
      <table>
        <thead>
          <tr>
            <th scope="col">write()</th>
            <th scope="col">In memory, at most</th>
            <th scope="col">Delivered</th>
            <th scope="col">Sink idle</th>
            <th scope="col">Source waits</th>
          </tr>
        </thead>
        <tbody>
          <Row name="heeded" run={runs.heeded} />
          <Row name="not heeded" run={runs.unread} />
        </tbody>
      </table>
      <p class="hp-sim-summary" role="status">
        After {(at / 1_000).toFixed(1)} s{' '}
        {died
          ? `the process is dead: ${size(MEMORY)} of memory were full after ${((run.diedAt ?? 0) / 1_000).toFixed(1)} s.`
          : `${size(moment.level)} are in the buffer, the source ${moment.flows ? 'gives' : 'waits'}, and the sink ${moment.dry ? 'has too little to do' : 'is busy'}.`}
      </p>
    </section>
  );
}

function Row({ name, run }: { name: string; run: TankRun }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {size(run.peak)}
        {run.diedAt !== undefined && ', then dead'}
      </td>
      <td>{size(run.delivered)}</td>
      <td>{percent(run.sinkIdle)}</td>
      <td>{percent(run.sourceWaits)}</td>
    </tr>
  );
}
