import { Html } from './Html.tsx';

interface ChoicesProps {
  name: string;
  choices: readonly { id: string; text: string; correct: boolean }[];
  chosen: readonly string[];
  several: boolean;
  /** After answering: mark what was right and what was chosen wrongly. */
  locked: boolean;
  onChoose: (id: string, checked: boolean) => void;
}

/** Radio buttons or check boxes, marked in words and colour once answered. */
export function Choices({ name, choices, chosen, several, locked, onChoose }: ChoicesProps) {
  return (
    <ul class="hp-choices">
      {choices.map(({ id, text, correct }) => {
        const checked = chosen.includes(id);
        const mark = !locked ? '' : correct ? 'right' : checked ? 'wrong' : '';
        return (
          <li key={id} data-mark={mark}>
            <label>
              <input
                type={several ? 'checkbox' : 'radio'}
                name={name}
                checked={checked}
                onChange={(event) => onChoose(id, event.currentTarget.checked)}
              />
              <Html text={text} />
              {mark !== '' && <span class="hp-mark">{mark === 'right' ? 'right' : 'not so'}</span>}
            </label>
          </li>
        );
      })}
    </ul>
  );
}
