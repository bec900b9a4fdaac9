import { useCallback, useMemo, useState } from 'preact/hooks';
import { PlotHost } from '../simulation/PlotHost.tsx';
import { Range } from '../simulation/Range.tsx';
import { hitRatio, POLICIES, type Policy } from './policies.ts';
import { makeTrace, REQUESTS, type TraceKind, type TraceSettings } from './traces.ts';

const TRACES: Record<TraceKind, string> = {
  zipf: 'Favourites (Zipf)',
  scan: 'Favourites, and a scan in between',
  shift: 'Favourites that change',
  loop: 'All keys in a loop',
};
const NAMES = Object.keys(POLICIES) as Policy[];
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** Simulation: what five policies find of the same requests, in a cache of the same size. */
export default function EvictionSimulation() {
  const [settings, setSettings] = useState<TraceSettings>({ kind: 'zipf', keys: 1_000, skew: 0.9, seed: 1 });
  const [room, setRoom] = useState(100);
  const set = (change: Partial<TraceSettings>): void => setSettings({ ...settings, ...change });
  const rows = useMemo(() => {
    const trace = makeTrace(settings);
    return NAMES.map((policy) => ({ name: POLICIES[policy], share: hitRatio(policy, room, trace) }));
  }, [settings, room]);
  const draw = useCallback(
    async (width: number) => (await import('../../../plots/hit-ratios.ts')).drawHitRatios(rows, width),
    [rows],
  );
  const { kind, keys, skew, seed } = settings;
  const best = rows.reduce((a, b) => (b.share > a.share ? b : a));
  const lru = rows.find(({ name }) => name === POLICIES.lru) ?? best;

  return (
    <section class="hp-sim not-content" aria-label="Simulation of eviction policies">
      <fieldset class="hp-sim-controls">
        <legend>{REQUESTS.toLocaleString('en')} requests, one cache</legend>
        <label class="hp-range">
          <span class="hp-range-label">Requests</span>
          <select value={kind} onChange={(event) => set({ kind: event.currentTarget.value as TraceKind })}>
            {(Object.keys(TRACES) as TraceKind[]).map((each) => (
              <option key={each} value={each}>
                {TRACES[each]}
              </option>
            ))}
          </select>
        </label>
        <Range
          label="Room in the cache"
          text={`${room} entries`}
          value={room}
          min={10}
          max={1_000}
          step={10}
          onChange={setRoom}
        />
        <Range
          label="Different keys"
          text={String(keys)}
          value={keys}
          min={50}
          max={5_000}
          step={50}
          onChange={(value) => set({ keys: value })}
        />
        <Range
          label="Preference for favourites"
          text={kind === 'loop' ? 'not in a loop' : skew.toFixed(1)}
          value={skew}
          min={0}
          max={1.5}
          step={0.1}
          onChange={(value) => set({ skew: value })}
        />
        <button class="hp-button" type="button" onClick={() => set({ seed: seed + 1 })}>
          Draw other requests
        </button>
      </fieldset>
      <PlotHost draw={draw} />
      <table>
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">Hits</th>
            <th scope="col">Loads</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, share }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{percent(share)}</td>
              <td>{Math.round(REQUESTS * (1 - share)).toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hp-sim-summary" role="status">
        {TRACES[kind]}, room for {room} of {keys} keys: {best.name} finds most, {percent(best.share)}. LRU finds{' '}
        {percent(lru.share)}.
      </p>
    </section>
  );
}
