import { useState } from 'preact/hooks';
import { body as words } from '#words/quiz/question.ts';
import type { BodyProps } from './body-props.ts';
import { Choices } from './Choices.tsx';
import { Html } from './Html.tsx';

/** Say it aloud, compare, and grade yourself against the rubric. */
export function OpenBody({ question, answer, onAnswer, locked }: BodyProps<'OpenAnswer'>) {
  const [shown, setShown] = useState(false);
  if (!shown && !locked) {
    return (
      <button type="button" class="hp-button" onClick={() => setShown(true)}>
        {words.said}
      </button>
    );
  }
  const levels = (['weak', 'ok', 'strong'] as const).map((id) => ({
    id,
    name: words.ratings[id],
    text: question.rubric[id],
    correct: false,
  }));
  return (
    <>
      <Html as="div" text={question.short} />
      <Html as="div" text={question.full} />
      <p class="hp-hint">{words.howWasYours}</p>
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
