import { useState } from 'preact/hooks';
import { contentLanguage } from '#words/locale.ts';
import { roles, setup as words } from '#words/mock/interview.ts';
import type { MockSetup } from '../../quiz/index.ts';

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
            <input type="radio" name="role" checked={role === id} onChange={() => setRole(id)} /> {roles[id]}
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
            <span lang={contentLanguage}>{label}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="hp-button primary">
        {words.begin}
      </button>
    </form>
  );
}
