import { useState } from 'preact/hooks';
import type { BodyProps } from './body-props.ts';
import { Choices } from './Choices.tsx';
import { Html } from './Html.tsx';

/** Say it aloud, compare, and grade yourself against the rubric. */
export function OpenBody({ question, answer, onAnswer, locked }: BodyProps<'OpenAnswer'>) {
  const [shown, setShown] = useState(false);
  if (!shown && !locked) {
    return (
      <button type="button" class="hp-button" onClick={() => setShown(true)}>
        I have said it aloud, show the answer
      </button>
    );
  }
  const levels = (['weak', 'ok', 'strong'] as const).map((id) => ({
    id,
    text: `<b>${id}</b>: ${question.rubric[id]}`,
    correct: false,
  }));
  return (
    <>
      <Html as="div" text={question.short} />
      <Html as="div" text={question.full} />
      <p class="hp-hint">How was yours?</p>
      <Choices
        name={question.id}
        choices={levels}
        chosen={typeof answer === 'string' ? [answer] : []}
        several={false}
        locked={false}
        onChoose={(id) => onAnswer(id)}
      />
    </>
  );
}
