import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { Range } from '../simulation/Range.tsx';
import { simulateLoop, type LoopSettings } from './loop-queue.ts';

/** The right end of the slider means: no slices. */
const WHOLE = 105;

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0).replace('.0', '')} ms`;

/** Simulation: requests beside one long report, on one event loop. */
export default function LoopQueueSimulation() {
  const [settings, setSettings] = useState<LoopSettings>({
    requestsPerSecond: 100,
    requestMs: 3,
    reportMs: 300,
    sliceMs: Infinity,
  });
  const set = (change: Partial<LoopSettings>): void => setSettings({ ...settings, ...change });
  const run = useMemo(() => simulateLoop(settings), [settings]);
  const draw = useCallback(
    async (width: number) => (await import('../../../plots/loop-turns.ts')).drawTurns(run, width),
    [run],
  );
  const { requestsPerSecond, requestMs, reportMs, sliceMs } = settings;
  const whole = sliceMs === Infinity;

  return (
    <section class="hp-sim not-content" aria-label="Simulation of an event loop">
      <fieldset class="hp-sim-controls">
        <legend>One second of one event loop</legend>
        <Range
          label="Requests"
          text={`${requestsPerSecond} per second`}
          value={requestsPerSecond}
          min={10}
          max={300}
          step={10}
          onChange={(value) => set({ requestsPerSecond: value })}
        />
        <Range
          label="Work for each"
          text={ms(requestMs)}
          value={requestMs}
          min={0.5}
          max={12}
          step={0.5}
          onChange={(value) => set({ requestMs: value })}
        />
        <Range
          label="Work for the report"
          text={ms(reportMs)}
          value={reportMs}
          min={0}
          max={600}
          step={20}
          onChange={(value) => set({ reportMs: value })}
        />
        <Range
          label="Slices of the report"
          text={whole ? 'in one piece' : ms(sliceMs)}
          value={whole ? WHOLE : sliceMs}
          min={5}
          max={WHOLE}
          step={5}
          onChange={(value) => set({ sliceMs: value === WHOLE ? Infinity : value })}
        />
      </fieldset>
      <PlotHost draw={draw} />
      <ul class="hp-sim-key">
        <li style={{ '--key': 'var(--hp-frost)' }}>a request: its wait above, its work below</li>
        <li style={{ '--key': 'var(--hp-ember)' }}>the report</li>
      </ul>
      <p class="hp-sim-summary" role="status">
        {run.waits.length} requests: half are answered within {ms(run.p50)}, 99 % within {ms(run.p99)}, the slowest in{' '}
        {ms(run.max)}. The loop is busy {Math.round(run.utilization * 100)} % of the second.{' '}
        {run.reportAfter !== undefined && `The report is done after ${ms(run.reportAfter)}.`}
      </p>
    </section>
  );
}
