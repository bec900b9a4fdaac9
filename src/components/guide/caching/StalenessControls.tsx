import { Range } from '../simulation/Range.tsx';
import { WAYS, type StalenessSettings, type Way } from './staleness-model.ts';

interface StalenessControlsProps {
  settings: StalenessSettings;
  way: Way;
  onChange: (change: Partial<StalenessSettings>) => void;
  onWay: (way: Way) => void;
}

/** What the reader of the simulation on two instances can set. */
export function StalenessControls({ settings, way, onChange, onWay }: StalenessControlsProps) {
  const { nearTtl, farTtl, copy, writesPerMinute, readRate, secondStarts, seed } = settings;
  return (
    <fieldset class="hp-sim-controls">
      <legend>Five minutes of one key in two instances</legend>
      <label class="hp-range">
        <span class="hp-range-label">Who hears of a write</span>
        <select value={way} onChange={(event) => onWay(event.currentTarget.value as Way)}>
          {Object.entries(WAYS).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Range
        label="Life in memory (L1)"
        text={`${nearTtl} s`}
        value={nearTtl}
        min={1}
        max={120}
        step={1}
        onChange={(value) => onChange({ nearTtl: value })}
      />
      <Range
        label="Life in Redis (L2)"
        text={`${farTtl} s`}
        value={farTtl}
        min={5}
        max={120}
        step={5}
        onChange={(value) => onChange({ farTtl: value })}
      />
      <Range
        label="Writes"
        text={`${writesPerMinute} a minute`}
        value={writesPerMinute}
        min={0}
        max={20}
        step={1}
        onChange={(value) => onChange({ writesPerMinute: value })}
      />
      <Range
        label="Reads in each"
        text={`${readRate} a second`}
        value={readRate}
        min={1}
        max={20}
        step={1}
        onChange={(value) => onChange({ readRate: value })}
      />
      <Range
        label="Second one starts"
        text={`after ${secondStarts} s`}
        value={secondStarts}
        min={0}
        max={120}
        step={5}
        onChange={(value) => onChange({ secondStarts: value })}
      />
      <label class="hp-sim-check">
        <input
          type="checkbox"
          checked={copy === 'remaining'}
          onChange={(event) => onChange({ copy: event.currentTarget.checked ? 'remaining' : 'full' })}
        />
        Copies get what is left in L2
      </label>
      <button class="hp-button" type="button" onClick={() => onChange({ seed: seed + 1 })}>
        Draw other requests
      </button>
    </fieldset>
  );
}
