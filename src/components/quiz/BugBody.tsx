import { body as words } from '#words/quiz/question.ts';
import { shuffled } from '../../quiz/index.ts';
import type { BodyProps } from './body-props.ts';
import { Choices } from './Choices.tsx';

/** The guilty line, and what happens because of it. */
export function BugBody({ question, answer, onAnswer, seed, locked }: BodyProps<'SpotTheBug'>) {
  const draft = (typeof answer === 'object' && answer !== null ? answer : {}) as { line?: number; choice?: string };
  const lines = (question.program.files[question.program.entry] ?? '').trimEnd().split('\n');
  return (
    <>
      <label class="hp-field">
        <span>{words.bugLine}</span>
        <select
          value={draft.line === undefined ? '' : String(draft.line)}
          onChange={(event) => onAnswer({ ...draft, line: Number(event.currentTarget.value) })}
        >
          <option value="" disabled>
            {words.chooseLine}
          </option>
          {/* The program stands above it. Written into the page, its lines would be there a second time. */}
          {!import.meta.env.SSR &&
            lines.map(
              (code, index) =>
                code.trim().length > 2 && (
                  <option key={index} value={String(index + 1)}>
                    {index + 1}: {code.trim()}
                  </option>
                ),
            )}
        </select>
      </label>
      {locked && draft.line !== question.line && <p class="hp-hint">{words.isLine(question.line)}</p>}
      <p class="hp-hint" id={`what-${question.id}`}>
        {words.bugWhat}
      </p>
      <div role="radiogroup" aria-labelledby={`what-${question.id}`}>
        <Choices
          name={question.id}
          choices={shuffled(question.choices, seed)}
          chosen={draft.choice === undefined ? [] : [draft.choice]}
          several={false}
          locked={locked}
          onChoose={(id) => onAnswer({ ...draft, choice: id })}
        />
      </div>
    </>
  );
}
