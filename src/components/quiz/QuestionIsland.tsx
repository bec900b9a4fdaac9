import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { island as words } from '#words/quiz/island.ts';
import { judged } from '#words/quiz/question.ts';
import { grade, scrambled, seedOf } from '../../quiz/index.ts';
import type { Question } from '../../schemas/question.ts';
import { Explanation, Remarks } from './Explanation.tsx';
import { Html } from './Html.tsx';
import { QuestionBody } from './QuestionBody.tsx';
import { useAnswer } from './use-answer.ts';
import { useReviewCard } from './use-review-card.ts';

interface Props {
  /** With its Markdown already turned into HTML. */
  question: Question;
  hash: string;
  label: string;
  /** The highlighted program, from the page. */
  children?: ComponentChildren;
}

/** One question: asks, judges, explains, remembers. */
export default function QuestionIsland({ question, hash, label, children }: Props) {
  const stored = useAnswer(question.id, hash);
  const inReview = useReviewCard(question.id);
  const [draft, setDraft] = useState<unknown>();
  const [answeredNow, setAnsweredNow] = useState(false);
  const [complaint, setComplaint] = useState('');

  const result = grade(question, stored.answer);
  const locked = result !== undefined;
  const seed = seedOf(question.id) + stored.attempt;
  // The answer was taken back, here or by starting the whole quiz over.
  const attempt = useRef(stored.attempt);
  useEffect(() => {
    if (attempt.current === stored.attempt) return;
    attempt.current = stored.attempt;
    setDraft(undefined);
    setAnsweredNow(false);
  }, [stored.attempt]);

  const submit = (event: Event): void => {
    event.preventDefault();
    // An order that was never touched is an answer too.
    const untouched = question.type === 'Ordering' ? scrambled(question.lines, seed).map(({ id }) => id) : undefined;
    const answer = draft ?? untouched;
    const given = grade(question, answer);
    if (given === undefined) {
      setComplaint(judged.complaint);
      return;
    }
    setComplaint('');
    setAnsweredNow(true);
    stored.save(answer, given);
    // An open answer that was fair needs no drill; everything else that was not right does.
    if (question.type === 'OpenAnswer' ? given.score === 0 : !given.correct) inReview.add('wrong');
  };

  return (
    <form onSubmit={submit} data-answered={locked ? '' : undefined} noValidate>
      <fieldset>
        <legend>
          <span class="hp-question-label">
            {label} <span class="hp-level">{words.levels[question.level]}</span>
          </span>
          <Html text={question.prompt} />
        </legend>
        {children}
        {/* In the page it is asleep: what somebody chose there would be lost. mount-question.tsx wakes it. */}
        <div class="hp-body" inert={locked || import.meta.env.SSR}>
          <QuestionBody
            question={question}
            answer={locked ? stored.answer : draft}
            onAnswer={setDraft}
            seed={seed}
            locked={locked}
          />
        </div>
      </fieldset>
      <div class="hp-actions">
        {locked ? (
          <button type="button" class="hp-button" onClick={stored.forget}>
            {words.again}
          </button>
        ) : (
          <button type="submit" class="hp-button primary">
            {judged.check}
          </button>
        )}
        <div role="status" class="hp-verdict" data-good={result?.correct}>
          {result !== undefined && (
            <strong>
              {verdict(question, result.correct, result.score)}
              {answeredNow ? '' : words.before}
            </strong>
          )}
          {result === undefined && complaint}
        </div>
        <button
          type="button"
          class="hp-star"
          aria-pressed={inReview.inDeck}
          onClick={() => (inReview.inDeck ? inReview.remove() : inReview.add('chosen'))}
        >
          <span aria-hidden="true">{inReview.inDeck ? '★' : '☆'}</span> {words.later}
        </button>
      </div>
      {stored.outdated && <p class="hp-hint">{words.outdated}</p>}
      {result !== undefined && (
        <details class="hp-why" open={answeredNow}>
          <summary>{words.why}</summary>
          <div role={answeredNow ? 'status' : undefined}>
            <Remarks grade={result} />
          </div>
          <Explanation
            question={question}
            base={import.meta.env.BASE_URL.replace(/\/?$/, '/')}
            answer={stored.answer}
          />
        </details>
      )}
    </form>
  );
}

function verdict(question: Question, correct: boolean, score: number): string {
  if (question.type === 'OpenAnswer') return judged.noted;
  if (correct) return judged.right;
  return score > 0 ? judged.half : judged.wrong;
}
