import { questionRound as words } from '#words/mock/interview.ts';
import { explanation } from '#words/quiz/question.ts';
import type { QuestionOf } from '../../schemas/question.ts';
import { Explanation } from '../quiz/Explanation.tsx';
import { Html } from '../quiz/Html.tsx';
import { Rating } from './Rating.tsx';
import { Heading } from './Heading.tsx';
import type { RoundProps } from './round-props.ts';

interface Props extends RoundProps {
  question: QuestionOf<'OpenAnswer'>;
}

/** A question and its first two follow-ups, one at a time, then the reader's answers beside good ones. */
export function QuestionRound({ question, ...round }: Props) {
  const asked = [question.prompt, ...question.followUps.slice(0, 2)];
  const { answers, text } = round.draft;
  const current = asked[answers.length];

  if (current !== undefined) {
    return (
      <>
        {answers.length > 0 && <p class="hp-hint">{explanation.then}</p>}
        <Heading key={answers.length}>
          <Html text={current} />
        </Heading>
        <label class="hp-field">
          <span>{words.answer}</span>
          <textarea rows={6} value={text} onInput={(event) => round.onChange({ text: event.currentTarget.value })} />
        </label>
        <button
          type="button"
          class="hp-button primary"
          onClick={() => round.onChange({ answers: [...answers, text], text: '' })}
        >
          {words.goOn}
        </button>
      </>
    );
  }
  return (
    <>
      <Heading>
        <Html text={question.prompt} />
      </Heading>
      <div class="hp-mock-compare">
        <section>
          <h3>{words.yours}</h3>
          {answers.every((answer) => answer.trim() === '') && <p class="hp-hint">{words.nothing}</p>}
          {answers.map((answer, i) => answer.trim() !== '' && <p key={i}>{answer}</p>)}
        </section>
        <section>
          <h3>{words.short}</h3>
          <Html as="div" text={question.short} />
        </section>
      </div>
      <h3>{words.full}</h3>
      <Html as="div" text={question.full} />
      <Explanation question={question} base={import.meta.env.BASE_URL.replace(/\/?$/, '/')} />
      <Rating rubric={question.rubric} {...round} />
    </>
  );
}
