import { useState } from 'preact/hooks';
import type { MockSetup } from '../../quiz/index.ts';

/** What the roles are called. */
export const ROLE_NAMES = { mid: 'Mid-level', senior: 'Senior', staff: 'Staff' };

const words = {
  role: 'Interview for',
  length: 'Length',
  minutes: (n: number): string => `${n} minutes`,
  sections: 'Sections (none chosen: all)',
  begin: 'Begin the interview',
};

interface Props {
  /** Names of the sections by id. */
  sections: Readonly<Record<string, string>>;
  onBegin: (setup: MockSetup) => void;
}

/** What kind of interview it shall be. */
export function Setup({ sections, onBegin }: Props) {
  const [role, setRole] = useState<MockSetup['role']>('senior');
  const [minutes, setMinutes] = useState<MockSetup['minutes']>(30);
  const [chosen, setChosen] = useState<string[]>([]);
  const submit = (event: Event): void => {
    event.preventDefault();
    onBegin({ role, minutes, sections: chosen });
  };
  return (
    <form class="hp-mock-setup" onSubmit={submit}>
      <fieldset>
        <legend>{words.role}</legend>
        {(['mid', 'senior', 'staff'] as const).map((id) => (
          <label key={id}>
            <input type="radio" name="role" checked={role === id} onChange={() => setRole(id)} /> {ROLE_NAMES[id]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.length}</legend>
        {([15, 30, 45] as const).map((n) => (
          <label key={n}>
            <input type="radio" name="minutes" checked={minutes === n} onChange={() => setMinutes(n)} />{' '}
            {words.minutes(n)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.sections}</legend>
        {Object.entries(sections).map(([id, label]) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            />{' '}
            {label}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="hp-button primary">
        {words.begin}
      </button>
    </form>
  );
}
