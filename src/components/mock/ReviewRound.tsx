import { useState } from 'preact/hooks';
import { rating as next, reviewRound as words } from '#words/mock/interview.ts';
import { judged } from '#words/quiz/question.ts';
import { grade, seedOf, type MockRating } from '../../quiz/index.ts';
import type { QuestionOf } from '../../schemas/question.ts';
import { CodeFiles } from '../quiz/CodeFiles.tsx';
import { Explanation, Remarks } from '../quiz/Explanation.tsx';
import type { QuestionData } from '../quiz/fetch-questions.ts';
import { Html } from '../quiz/Html.tsx';
import { QuestionBody } from '../quiz/QuestionBody.tsx';
import { Heading } from './Heading.tsx';
import type { RoundProps } from './round-props.ts';

const VERDICTS = { strong: judged.right, ok: judged.half, weak: judged.wrong };

interface Props extends RoundProps {
  question: QuestionOf<'SpotTheBug'>;
  code: QuestionData['code'];
}

/** Code review: one bug to find. It is graded as in a quiz, not by the reader. */
export function ReviewRound({ question, code, draft, onChange, onDone }: Props) {
  const [complaint, setComplaint] = useState('');
  const result = grade(question, draft.bug);
  const checked = draft.checked && result !== undefined;
  const rating: MockRating = result?.correct === true ? 'strong' : (result?.score ?? 0) > 0 ? 'ok' : 'weak';
  return (
    <>
      <Heading>
        <Html text={question.prompt} />
      </Heading>
      <CodeFiles code={code} numbered />
      <div inert={checked}>
        <QuestionBody
          question={question}
          answer={draft.bug}
          onAnswer={(bug) => onChange({ bug })}
          seed={seedOf(question.id)}
          locked={checked}
        />
      </div>
      <p role="status">{checked ? VERDICTS[rating] : complaint}</p>
      {checked ? (
        <>
          <Remarks grade={result} />
          <Explanation question={question} base={import.meta.env.BASE_URL.replace(/\/?$/, '/')} answer={draft.bug} />
          <button type="button" class="hp-button primary" onClick={() => onDone({ rating, answers: [], notes: '' })}>
            {next.next}
          </button>
        </>
      ) : (
        <button
          type="button"
          class="hp-button primary"
          onClick={() => (result === undefined ? setComplaint(words.complaint) : onChange({ checked: true }))}
        >
          {words.check}
        </button>
      )}
    </>
  );
}
