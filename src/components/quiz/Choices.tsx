import { body as words } from '#words/quiz/question.ts';
import { Html } from './Html.tsx';

interface ChoicesProps {
  name: string;
  /** `name` is a word of the interface before the text. */
  choices: readonly { id: string; name?: string; text: string; correct: boolean }[];
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
      {choices.map(({ id, name: lead, text, correct }) => {
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
              {lead === undefined ? (
                <Html text={text} />
              ) : (
                <span>
                  <b>{lead}</b>: <Html text={text} />
                </span>
              )}
              {mark !== '' && <span class="hp-mark">{words.marks[mark]}</span>}
            </label>
          </li>
        );
      })}
    </ul>
  );
}
