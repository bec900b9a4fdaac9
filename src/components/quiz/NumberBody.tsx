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
        <span>Your answer</span>
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
        <span>{question.unit}</span>
      </label>
      <p class="hp-hint" id={hint}>
        {locked ? `The answer is ${question.answer} ${question.unit}.` : wrong ? 'Type a number, for example 2.5.' : ''}
      </p>
    </>
  );
}
