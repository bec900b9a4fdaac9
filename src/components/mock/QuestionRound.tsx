import { useState } from 'preact/hooks';
import type { MockRating } from '../../quiz/index.ts';
import type { QuestionOf } from '../../schemas/question.ts';
import { Explanation } from '../quiz/Explanation.tsx';
import { Html } from '../quiz/Html.tsx';
import { Rating } from './Rating.tsx';
import { Heading } from './Heading.tsx';

const words = {
  answer: 'Say it aloud, or write it down',
  goOn: 'I have answered',
  yours: 'You',
  nothing: 'Nothing written down.',
  short: 'A good short answer',
  full: 'In full',
  then: 'Then they ask:',
};

interface Props {
  question: QuestionOf<'OpenAnswer'>;
  onDone: (rating: MockRating, answers: string[], notes: string) => void;
}

/** A question and its first two follow-ups, one at a time, then the reader's answers beside good ones. */
export function QuestionRound({ question, onDone }: Props) {
  const asked = [question.prompt, ...question.followUps.slice(0, 2)];
  const [answers, setAnswers] = useState<string[]>([]);
  const [draft, setDraft] = useState('');
  const current = asked[answers.length];

  if (current !== undefined) {
    return (
      <>
        {answers.length > 0 && <p class="hp-hint">{words.then}</p>}
        <Heading key={answers.length}>
          <Html text={current} />
        </Heading>
        <label class="hp-field">
          <span>{words.answer}</span>
          <textarea rows={6} value={draft} onInput={(event) => setDraft(event.currentTarget.value)} />
        </label>
        <button
          type="button"
          class="hp-button primary"
          onClick={() => {
            setAnswers([...answers, draft]);
            setDraft('');
          }}
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
          {answers.every((text) => text.trim() === '') && <p class="hp-hint">{words.nothing}</p>}
          {answers.map((text, i) => text.trim() !== '' && <p key={i}>{text}</p>)}
        </section>
        <section>
          <h3>{words.short}</h3>
          <Html as="div" text={question.short} />
        </section>
      </div>
      <h3>{words.full}</h3>
      <Html as="div" text={question.full} />
      <Explanation question={question} base={import.meta.env.BASE_URL.replace(/\/?$/, '/')} />
      <Rating rubric={question.rubric} onDone={(rating, notes) => onDone(rating, answers, notes)} />
    </>
  );
}
