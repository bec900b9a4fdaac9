import { contentLanguage } from '#words/locale.ts';
import { body as words } from '#words/quiz/question.ts';
import { parseNumber } from '../../quiz/index.ts';
import type { BodyProps } from './body-props.ts';

/** A number with its unit. */
export function NumberBody({ question, answer, onAnswer, locked }: BodyProps<'Numeric'>) {
  const typed = typeof answer === 'string' ? answer : '';
  const wrong = typed !== '' && parseNumber(typed) === undefined;
  const hint = `number-hint-${question.id}`;
  return (
    <>
      <label class="hp-field hp-number">
        <span>{words.number}</span>
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          size={8}
          value={typed}
          aria-invalid={wrong}
          aria-describedby={hint}
          onInput={(event) => onAnswer(event.currentTarget.value)}
        />
        <span lang={contentLanguage}>{question.unit}</span>
      </label>
      <p class="hp-hint" id={hint}>
        {locked ? words.answerIs(question.answer, question.unit) : wrong ? words.noNumber : ''}
      </p>
    </>
  );
}
