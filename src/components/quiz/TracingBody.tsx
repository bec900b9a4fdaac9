import { body as words } from '#words/quiz/question.ts';
import type { BodyProps } from './body-props.ts';

/** What the program prints, typed line by line. */
export function TracingBody({ question, answer, onAnswer, locked }: BodyProps<'Tracing'>) {
  const rows = Math.max(3, question.program.output.trim().split('\n').length + 1);
  return (
    <>
      <label class="hp-field">
        <span>{words.prints}</span>
        <textarea
          rows={rows}
          spellcheck={false}
          autocapitalize="off"
          value={typeof answer === 'string' ? answer : ''}
          onInput={(event) => onAnswer(event.currentTarget.value)}
        />
      </label>
      {locked && (
        <div class="hp-field">
          <span>{words.reallyPrints}</span>
          <pre class="hp-output">{question.program.output.trimEnd()}</pre>
        </div>
      )}
    </>
  );
}
